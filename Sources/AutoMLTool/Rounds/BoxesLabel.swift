/// The boxes of a picture, as rounds read and write them: `{"width","height","boxes":[…]}` with the sides of the picture, or the
/// list of boxes alone.
struct BoxesLabel: Codable, Sendable, Equatable {
    /// A box in pixels of the picture.
    struct Entry: Codable, Sendable, Equatable {
        let classIndex: Int
        let left: Double
        let top: Double
        let width: Double
        let height: Double
        /// Of predicted boxes.
        var confidence: Double?

        enum CodingKeys: String, CodingKey {
            case classIndex = "class"
            case left, top, width, height, confidence
        }
    }

    let width: Int?
    let height: Int?
    let boxes: [Entry]

    init(width: Int, height: Int, boxes: [Entry]) {
        self.width = width
        self.height = height
        self.boxes = boxes
    }

    private enum CodingKeys: String, CodingKey {
        case width, height, boxes
    }

    init(from decoder: any Decoder) throws {
        if let boxes = try? decoder.singleValueContainer().decode([Entry].self) {
            (width, height, self.boxes) = (nil, nil, boxes)
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        width = try container.decodeIfPresent(Int.self, forKey: .width)
        height = try container.decodeIfPresent(Int.self, forKey: .height)
        boxes = try container.decode([Entry].self, forKey: .boxes)
    }
}
