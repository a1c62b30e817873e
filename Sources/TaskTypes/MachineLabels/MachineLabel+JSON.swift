import Annotations
import Consolidation
package import Manifests

extension MachineLabel {
    /// Reads what `json` wrote, and what models predict: a class index; boxes
    /// `{"width","height","boxes":[{"class","left","top","width","height","confidence"}]}`; or the place of a mask.
    package init(
        _ json: JSONValue, confidence: Double, categories: LabelCategories
    ) throws(MachineLabelError) {
        guard confidence.isFinite, (0...1).contains(confidence) else { throw .confidence }
        if let index = json.wholeNumber {
            try Self.check(index, categories)
            self = .oneClass(classIndex: index, confidence: confidence)
        } else if let location = json.string {
            self = .mask(location: location, confidence: confidence)
        } else {
            self = try Self.boxes(json, categories)
        }
    }

    /// The label without its confidence; boxes keep theirs.
    package var json: JSONValue {
        switch self {
        case .oneClass(let index, _): .integer(index)
        case .mask(let location, _): .string(location)
        case .boxes(let boxes, let width, let height):
            .object([
                .init("width", .integer(width)), .init("height", .integer(height)),
                .init("boxes", .array(boxes.map(Self.json))),
            ])
        }
    }

    private static let boxesShape =
        #"an integer, a path or {"width","height","boxes":[{"class","left","top","width","height","confidence"}]}"#

    private static func boxes(_ json: JSONValue, _ categories: LabelCategories) throws(MachineLabelError) -> MachineLabel {
        guard let width = json["width"]?.pixelCount, let height = json["height"]?.pixelCount,
            let boxes = json["boxes"]?.array
        else { throw .shape(expected: boxesShape) }
        var scored: [ScoredBox] = []
        for box in boxes { scored.append(try self.box(box, width: width, height: height, categories)) }
        return .boxes(scored, imageWidth: width, imageHeight: height)
    }

    private static func box(
        _ json: JSONValue, width: Int, height: Int, _ categories: LabelCategories
    ) throws(MachineLabelError) -> ScoredBox {
        guard let index = json["class"]?.wholeNumber, let left = json["left"]?.finiteNumber, let top = json["top"]?.finiteNumber,
            let boxWidth = json["width"]?.finiteNumber, let boxHeight = json["height"]?.finiteNumber,
            let confidence = json["confidence"]?.finiteNumber
        else { throw .shape(expected: boxesShape) }
        try check(index, categories)
        guard (0...1).contains(confidence) else { throw .confidence }
        let edges = SIMD4(
            max(left, 0), max(top, 0), min(left + max(boxWidth, 0), Double(width)), min(top + max(boxHeight, 0), Double(height)))
        return ScoredBox(labeled: LabeledBox(box: Box(edges: edges), classIndex: index), confidence: confidence)
    }

    private static func json(of box: ScoredBox) -> JSONValue {
        let labeled = box.labeled
        func number(_ value: Double) -> JSONValue { .number(spelling: value.description) }
        return .object([
            .init("class", .integer(labeled.classIndex)), .init("left", number(labeled.box.left)),
            .init("top", number(labeled.box.top)), .init("width", number(labeled.box.width)),
            .init("height", number(labeled.box.height)), .init("confidence", number(box.confidence)),
        ])
    }

    private static func check(_ index: Int, _ categories: LabelCategories) throws(MachineLabelError) {
        guard (0..<categories.count).contains(index) else { throw .unknownClass(index, count: categories.count) }
    }
}
