/// Points of two numbers each.
struct ScatterChart {
    let title: String
    let xTitle: String
    let yTitle: String
    let points: [(x: Double, y: Double)]
    /// A line that the points should lie on; dashed.
    var reference: [(x: Double, y: Double)] = []

    var svg: String {
        let all = points + reference
        let frame = PlotFrame(x: all.map(\.x), y: all.map(\.y))
        var drawing = SVGDrawing(width: PlotFrame.width, height: PlotFrame.height, title: title)
        frame.draw(on: &drawing, xTitle: xTitle, yTitle: yTitle)
        for point in points { drawing.dot(frame.place(point), radius: 2.5, style: "dot faint") }
        if !reference.isEmpty { drawing.path(reference.map(frame.place), style: "reference") }
        return drawing.svg
    }
}
