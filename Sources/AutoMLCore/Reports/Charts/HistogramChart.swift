/// How often numbers lie in intervals.
struct HistogramChart {
    let title: String
    let xTitle: String
    let histogram: Histogram

    var svg: String {
        let ends = histogram.counts.indices.map { histogram.interval($0) }
        let frame = PlotFrame(x: [histogram.lower, histogram.upper], y: [0] + histogram.counts.map(Double.init))
        var drawing = SVGDrawing(width: PlotFrame.width, height: PlotFrame.height, title: title)
        frame.draw(on: &drawing, xTitle: xTitle, yTitle: "Rows")
        for (interval, count) in zip(ends, histogram.counts) {
            let (left, right, top) = (frame.x[interval.lowerBound], frame.x[interval.upperBound], frame.y[Double(count)])
            drawing.box(
                x: left + 0.5, y: top, width: max(right - left - 1, 1), height: frame.y[0] - top, style: "bar",
                hint: "\(DisplayText.short(interval.lowerBound)) to \(DisplayText.short(interval.upperBound)): \(count)")
        }
        return drawing.svg
    }
}
