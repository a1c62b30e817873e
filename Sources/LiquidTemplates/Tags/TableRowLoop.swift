/// `tablerowloop`: where a `tablerow` is.
struct TableRowLoop: LiquidDrop {
    static let variableName = "tablerowloop"

    let length: Int
    /// Counted from 0.
    let index: Int
    /// Cells in a row; with none or fewer, rows never end.
    let columns: Int

    /// Both counted from 0.
    var column: Int { columns > 0 ? index % columns : index }
    var row: Int { columns > 0 ? index / columns : 0 }

    var isRowEnd: Bool { column == columns - 1 }
    var isLast: Bool { index == length - 1 }
    var text: String { "TableRowLoop" }

    func member(_ name: String) -> LiquidValue? {
        switch name {
        case "length": .integer(length)
        case "index": .integer(index + 1)
        case "index0": .integer(index)
        case "rindex": .integer(length - index)
        case "rindex0": .integer(length - index - 1)
        case "first": .bool(index == 0)
        case "last": .bool(isLast)
        case "col": .integer(column + 1)
        case "col0": .integer(column)
        case "col_first": .bool(column == 0)
        case "col_last": .bool(isRowEnd)
        case "row": .integer(row + 1)
        default: nil
        }
    }
}
