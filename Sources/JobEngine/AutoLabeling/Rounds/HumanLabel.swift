import Annotations
import Manifests

/// A label of a manifest in the spelling of rounds.
enum HumanLabel {
    /// A class index, or boxes as `{"width","height","boxes":[{"class","left","top","width","height"}]}`; nil for what is
    /// neither, for example a reference to a mask.
    static func json(_ label: JSONValue) -> JSONValue? {
        if let index = classIndex(label) { return .integer(index) }
        guard let size = label["image_size"]?.array?.first, let width = size["width"], let height = size["height"],
            let boxes = label["annotations"]?.array
        else { return nil }
        return .object([
            .init("width", width), .init("height", height), .init("boxes", .array(boxes.compactMap(box))),
        ])
    }

    /// A class index may be a string or a number (05/CLS-1).
    static func classIndex(_ label: JSONValue) -> Int? {
        switch label {
        case .string(let text): Int(text)
        case .number(let spelling): Int(spelling)
        default: nil
        }
    }

    /// The boxes of what `json` made; nil when it is something else.
    static func boxes(_ label: JSONValue) -> [LabeledBox]? {
        label["boxes"]?.array?.compactMap { box in
            guard let index = box["class"].flatMap(classIndex), let left = number(box["left"]), let top = number(box["top"]),
                let width = number(box["width"]), let height = number(box["height"])
            else { return nil }
            return LabeledBox(box: Box(left: left, top: top, width: width, height: height), classIndex: index)
        }
    }

    private static func number(_ json: JSONValue?) -> Double? {
        guard case .number(let spelling)? = json else { return nil }
        return Double(spelling)
    }

    private static func box(_ annotation: JSONValue) -> JSONValue? {
        guard let index = annotation["class_id"].flatMap(classIndex), let left = annotation["left"],
            let top = annotation["top"], let width = annotation["width"], let height = annotation["height"]
        else { return nil }
        return .object([
            .init("class", .integer(index)), .init("left", left), .init("top", top), .init("width", width),
            .init("height", height),
        ])
    }
}
