import Annotations
import Manifests

/// The answer of `crowd-bounding-box` (07/CE-bounding-box-6 to 9):
/// `{"boundingBox":{"boundingBoxes":[{"height","label","left","top","width"}],"inputImageProperties":{"height","width"}}}`.
enum BoundingBoxAnswer {
    /// The most boxes of one answer.
    static let maxBoxes = 20_000
    /// Pixels that a box may stick out of its image, where browsers round; it is cut back.
    private static let tolerance = 1.0
    private static let example =
        #"{"boundingBox":{"boundingBoxes":[{"height":20,"label":"dog","left":4,"top":6,"width":30}],"#
        + #""inputImageProperties":{"height":480,"width":640}}}"#

    static func read(_ answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> BoxesAnswer {
        let element = try AnswerElement.find("boundingBoxes", in: answer, example: example)
        guard let boxes = element["boundingBoxes"]?.array,
            let width = element["inputImageProperties"]?["width"]?.pixelCount,
            let height = element["inputImageProperties"]?["height"]?.pixelCount
        else { throw .shape(example: example) }
        guard boxes.count <= maxBoxes else {
            throw .invalid("The answer has \(boxes.count) boxes; at most \(maxBoxes) are taken.")
        }
        var labeled: [LabeledBox] = []
        for (index, box) in boxes.enumerated() {
            labeled.append(
                try read(box, number: index + 1, width: Double(width), height: Double(height), categories: categories))
        }
        return BoxesAnswer(
            imageWidth: width, imageHeight: height, boxes: labeled, isModified: element["initialValueModified"]?.flag)
    }

    private static func read(
        _ json: JSONValue, number: Int, width: Double, height: Double, categories: LabelCategories
    ) throws(AnswerError) -> LabeledBox {
        guard let label = json["label"]?.string, let left = json["left"]?.finiteNumber, let top = json["top"]?.finiteNumber,
            let boxWidth = json["width"]?.finiteNumber, let boxHeight = json["height"]?.finiteNumber
        else { throw .shape(example: example) }
        guard let index = categories.index(of: label) else { throw .unknownLabel(label, allowed: categories.names) }
        guard boxWidth > 0, boxHeight > 0 else {
            throw .invalid("Box \(number), '\(label)', has no area: it is \(boxWidth) x \(boxHeight) pixels. Draw it again or delete it.")
        }
        guard left >= -tolerance, top >= -tolerance, left + boxWidth <= width + tolerance, top + boxHeight <= height + tolerance
        else {
            throw .invalid(
                "Box \(number), '\(label)', from \(left), \(top) to \(left + boxWidth), \(top + boxHeight), is not inside "
                    + "the image of \(width) x \(height) pixels. Move it inside or delete it.")
        }
        let edges = SIMD4(max(left, 0), max(top, 0), min(left + boxWidth, width), min(top + boxHeight, height))
        return LabeledBox(box: Box(edges: edges), classIndex: index)
    }
}
