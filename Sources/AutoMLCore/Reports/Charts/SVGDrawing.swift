import Foundation

/// A drawing that is put together piece by piece; colours come from the page's classes, so that it fits light and dark.
struct SVGDrawing {
    private let width: Double
    private let height: Double
    private let title: String
    private var elements: [String] = []

    /// - Parameter title: what there is to see, for those who cannot.
    init(width: Double, height: Double, title: String) {
        (self.width, self.height, self.title) = (width, height, title)
    }

    enum Anchor: String { case start, middle, end }

    mutating func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), style: String) {
        elements.append("<line x1='\(n(from.x))' y1='\(n(from.y))' x2='\(n(to.x))' y2='\(n(to.y))' class='\(style)'/>")
    }

    mutating func path(_ points: [(x: Double, y: Double)], style: String) {
        let steps = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(n($1.x)) \(n($1.y))" }
        elements.append("<path d='\(steps.joined())' class='\(style)'/>")
    }

    /// - Parameter hint: what a pointer that rests on it shows.
    mutating func box(x: Double, y: Double, width: Double, height: Double, style: String, opacity: Double = 1, hint: String) {
        let position = "x='\(n(x))' y='\(n(y))' width='\(n(max(width, 0)))' height='\(n(max(height, 0)))'"
        let fade = opacity < 1 ? " fill-opacity='\(n(opacity))'" : ""
        elements.append("<rect \(position) class='\(style)'\(fade)><title>\(HTMLText.escaped(hint))</title></rect>")
    }

    mutating func dot(_ at: (x: Double, y: Double), radius: Double, style: String) {
        elements.append("<circle cx='\(n(at.x))' cy='\(n(at.y))' r='\(n(radius))' class='\(style)'/>")
    }

    mutating func text(_ text: String, at: (x: Double, y: Double), anchor: Anchor = .start, style: String = "tick", turned: Bool = false) {
        let turn = turned ? " transform='rotate(-90 \(n(at.x)) \(n(at.y)))'" : ""
        elements.append(
            "<text x='\(n(at.x))' y='\(n(at.y))' text-anchor='\(anchor.rawValue)' class='\(style)'\(turn)>\(HTMLText.escaped(text))</text>")
    }

    /// A name above a column, slanted so that long ones fit beside each other.
    mutating func slantedText(_ text: String, at: (x: Double, y: Double)) {
        let turn = "transform='rotate(-45 \(n(at.x)) \(n(at.y)))'"
        elements.append("<text x='\(n(at.x))' y='\(n(at.y))' class='name' \(turn)>\(HTMLText.escaped(text))</text>")
    }

    var svg: String {
        """
        <svg viewBox='0 0 \(n(width)) \(n(height))' width='\(n(width))' role='img' aria-label='\(HTMLText.escaped(title))'>\
        <title>\(HTMLText.escaped(title))</title>\(elements.joined())</svg>
        """
    }

    private func n(_ number: Double) -> String {
        let text = String(format: "%.2f", number.isFinite ? number : 0)
        return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
    }
}
