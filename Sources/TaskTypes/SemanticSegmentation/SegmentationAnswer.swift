import Annotations
import Foundation
import Manifests
import MaskImages

/// The answer of `crowd-semantic-segmentation` (07/CE-semantic-seg-3 to 5): the picture of a mask and the colour of each
/// label in it.
enum SegmentationAnswer {
    private static let example =
        ##"{"crowd-semantic-segmentation":{"inputImageProperties":{"height":480,"width":640},"##
        + ##""labelMappings":{"Cat":{"color":"#ff7f0e"}},"labeledImage":{"pngImageData":"<base64 PNG>"}}}"##

    static func read(_ answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> MaskAnswer {
        let element = try AnswerElement.find("labeledImage", in: answer, example: example)
        guard let picture = element["labeledImage"]?["pngImageData"]?.string,
            let width = element["inputImageProperties"]?["width"]?.pixelCount,
            let height = element["inputImageProperties"]?["height"]?.pixelCount,
            let mappings = element["labelMappings"]?.members
        else { throw .shape(example: example) }
        guard width <= LabelMap.maxPixels / height else {
            throw .invalid("The image has \(width) x \(height) pixels; at most \(LabelMap.maxPixels) can be segmented.")
        }
        guard let bytes = Data(base64Encoded: picture, options: .ignoreUnknownCharacters), !bytes.isEmpty else {
            throw .invalid("The mask, 'pngImageData', is not in base64. Submit again; if it happens again, report the task.")
        }
        let classes = try classes(of: mappings, categories: categories)
        do {
            let map = try MaskPicture.read([UInt8](bytes), width: width, height: height, classes: classes)
            return MaskAnswer(mask: RunLengths(map), isModified: element["initialValueModified"]?.flag)
        } catch {
            throw .invalid("The mask cannot be taken: \(error). Submit again; if it happens again, report the task.")
        }
    }

    private static func classes(
        of mappings: [JSONValue.Member], categories: LabelCategories
    ) throws(AnswerError) -> [MaskColour: UInt8] {
        var classes: [MaskColour: UInt8] = [:]
        for mapping in mappings {
            guard let index = categories.index(of: mapping.key) else {
                throw .unknownLabel(mapping.key, allowed: categories.names)
            }
            guard let hex = mapping.value["color"]?.string, let colour = MaskColour(hex: hex) else {
                throw .invalid("The label '\(mapping.key)' has no 'color' such as #2ca02c.")
            }
            guard classes.updateValue(UInt8(index + 1), forKey: colour) == nil else {
                throw .invalid("Two labels have the color \(colour).")
            }
        }
        return classes
    }
}
