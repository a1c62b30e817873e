/// `forloop`: where a `for` is.
struct ForLoop: LiquidDrop {
    static let variableName = "forloop"

    let name: String
    let length: Int
    /// Counted from 0.
    let index: Int
    /// The `forloop` around this one; nothing when there is none.
    let outer: LiquidValue

    var text: String { "ForLoop" }

    func member(_ name: String) -> LiquidValue? {
        switch name {
        case "name": .string(self.name)
        case "length": .integer(length)
        case "index": .integer(index + 1)
        case "index0": .integer(index)
        case "rindex": .integer(length - index)
        case "rindex0": .integer(length - index - 1)
        case "first": .bool(index == 0)
        case "last": .bool(index == length - 1)
        case "parentloop": outer
        default: nil
        }
    }
}
