/// A value for each pair of a row and a column.
struct HeatMap {
    struct Cell {
        /// −1...1: how strong the colour is; below zero in another one.
        let strength: Double
        /// Nothing is written in small cells.
        let text: String
        let hint: String
    }

    private static let nameWidth = 120.0
    private static let room = 520.0

    let title: String
    let rowTitle: String
    let columnTitle: String
    let names: [String]
    let cells: [[Cell]]

    var svg: String {
        let size = min(64, max(18, Self.room / Double(max(names.count, 1))))
        let (left, top) = (Self.nameWidth + (rowTitle.isEmpty ? 0 : 22), 96.0)
        var drawing = SVGDrawing(
            width: left + size * Double(names.count) + 70, height: top + size * Double(names.count) + 10, title: title)
        for (index, name) in names.enumerated() {
            let middle = (Double(index) + 0.5) * size
            drawing.text(Self.fitted(name), at: (left - 8, top + middle + 4), anchor: .end, style: "name")
            drawing.slantedText(Self.fitted(name), at: (left + middle + 4, top - 8))
        }
        if !rowTitle.isEmpty {
            drawing.text(rowTitle, at: (12, top + size * Double(names.count) / 2), anchor: .middle, style: "axis-title", turned: true)
            drawing.text(columnTitle, at: (left + size * Double(names.count) / 2, 12), anchor: .middle, style: "axis-title")
        }
        for (row, line) in cells.enumerated() {
            for (column, cell) in line.enumerated() {
                let (x, y) = (left + Double(column) * size, top + Double(row) * size)
                drawing.box(x: x + 0.5, y: y + 0.5, width: size - 1, height: size - 1, style: "cell", hint: cell.hint)
                drawing.box(
                    x: x + 0.5, y: y + 0.5, width: size - 1, height: size - 1, style: cell.strength < 0 ? "heat below" : "heat",
                    opacity: min(cell.strength.magnitude, 0.999), hint: cell.hint)
                guard size >= 30, !cell.text.isEmpty else { continue }
                drawing.text(
                    cell.text, at: (x + size / 2, y + size / 2 + 4), anchor: .middle,
                    style: cell.strength.magnitude > 0.55 ? "on-heat" : "off-heat")
            }
        }
        return drawing.svg
    }

    private static func fitted(_ name: String) -> String { name.count > 16 ? name.prefix(15) + "…" : name }
}
