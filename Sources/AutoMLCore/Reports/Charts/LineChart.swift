/// Lines through points.
struct LineChart {
    let title: String
    let xTitle: String
    let yTitle: String
    let points: [(x: Double, y: Double)]
    /// What the line would be by chance or at best; dashed.
    var reference: [(x: Double, y: Double)] = []
    var showsDots = false

    var svg: String {
        let all = points + reference
        let frame = PlotFrame(x: all.map(\.x), y: all.map(\.y))
        var drawing = SVGDrawing(width: PlotFrame.width, height: PlotFrame.height, title: title)
        frame.draw(on: &drawing, xTitle: xTitle, yTitle: yTitle)
        if !reference.isEmpty { drawing.path(reference.map(frame.place), style: "reference") }
        if points.count > 1 { drawing.path(points.map(frame.place), style: "series") }
        if showsDots { for point in points { drawing.dot(frame.place(point), radius: 3.5, style: "dot") } }
        return drawing.svg
    }
}
