/// The axes of a plot.
struct PlotFrame {
    static let width = 460.0
    static let height = 320.0
    private static let margins = (left: 62.0, right: 16.0, top: 14.0, bottom: 46.0)

    let x: AxisScale
    let y: AxisScale

    init(x: [Double], y: [Double]) {
        self.x = AxisScale(x, start: Self.margins.left, end: Self.width - Self.margins.right)
        self.y = AxisScale(y, start: Self.height - Self.margins.bottom, end: Self.margins.top)
    }

    func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) { (x[point.x], y[point.y]) }

    /// Grid, ticks and the names of the axes.
    func draw(on drawing: inout SVGDrawing, xTitle: String, yTitle: String) {
        let (left, right) = (Self.margins.left, Self.width - Self.margins.right)
        let (top, bottom) = (Self.margins.top, Self.height - Self.margins.bottom)
        for tick in y.ticks {
            drawing.line((left, y[tick]), (right, y[tick]), style: "grid")
            drawing.text(y.label(tick), at: (left - 8, y[tick] + 4), anchor: .end)
        }
        for tick in x.ticks { drawing.text(x.label(tick), at: (x[tick], bottom + 18), anchor: .middle) }
        drawing.line((left, bottom), (right, bottom), style: "axis")
        drawing.text(xTitle, at: ((left + right) / 2, Self.height - 8), anchor: .middle, style: "axis-title")
        drawing.text(yTitle, at: (14, (top + bottom) / 2), anchor: .middle, style: "axis-title", turned: true)
    }
}
