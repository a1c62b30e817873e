/// Named amounts, one below the other.
struct BarChart {
    struct Bar {
        let name: String
        let value: Double
        let label: String
    }

    private static let width = 460.0
    private static let rowHeight = 26.0
    private static let nameWidth = 150.0
    private static let labelWidth = 84.0

    let title: String
    let bars: [Bar]

    var svg: String {
        let most = max(bars.map(\.value).max() ?? 0, .leastNormalMagnitude)
        let room = Self.width - Self.nameWidth - Self.labelWidth
        var drawing = SVGDrawing(width: Self.width, height: Double(bars.count) * Self.rowHeight + 6, title: title)
        for (index, bar) in bars.enumerated() {
            let top = Double(index) * Self.rowHeight + 4
            let length = max(bar.value, 0) / most * room
            drawing.text(Self.fitted(bar.name), at: (Self.nameWidth - 8, top + 15), anchor: .end, style: "name")
            drawing.box(
                x: Self.nameWidth, y: top, width: max(length, 1), height: Self.rowHeight - 7, style: "bar",
                hint: "\(bar.name): \(bar.label)")
            drawing.text(bar.label, at: (Self.nameWidth + length + 6, top + 15))
        }
        return drawing.svg
    }

    private static func fitted(_ name: String) -> String { name.count > 22 ? name.prefix(21) + "…" : name }
}
