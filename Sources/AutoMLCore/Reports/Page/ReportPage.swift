/// One self-contained page: no script, no font and no picture from elsewhere.
struct ReportPage {
    let title: String
    let subtitle: String
    private var sections: [(id: String, title: String, body: String)] = []

    init(title: String, subtitle: String) {
        (self.title, self.subtitle) = (title, subtitle)
    }

    /// - Parameter body: markup, whose texts are escaped.
    mutating func add(_ title: String, _ body: String) {
        sections.append((id: "s\(sections.count + 1)", title, body))
    }

    var html: String {
        let links = sections.map { "<a href='#\($0.id)'>\(HTMLText.escaped($0.title))</a>" }.joined()
        let bodies = sections.map { "<section id='\($0.id)'><h2>\(HTMLText.escaped($0.title))</h2>\($0.body)</section>" }
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(HTMLText.escaped(title))</title><style>\(ReportStyle.css)</style></head>
            <body><header><h1>\(HTMLText.escaped(title))</h1><p>\(HTMLText.escaped(subtitle))</p><nav>\(links)</nav></header>
            <main>\(bodies.joined(separator: "\n"))</main></body></html>

            """
    }

    /// Large numbers with their names below.
    static func figures(_ figures: [(name: String, value: String)]) -> String {
        let items = figures.map { "<div><dt>\(HTMLText.escaped($0.name))</dt><dd>\(HTMLText.escaped($0.value))</dd></div>" }
        return "<dl class='figures'>\(items.joined())</dl>"
    }

    /// - Parameters:
    ///   - numeric: the columns of numbers, which stand to the right.
    ///   - marked: the row that is pointed out.
    static func table(_ header: [String], _ rows: [[String]], numeric: Set<Int> = [], marked: Int? = nil) -> String {
        func cells(_ row: [String], _ tag: String) -> String {
            row.enumerated().map {
                "<\(tag)\(numeric.contains($0) ? " class='number'" : "")>\(HTMLText.escaped(DisplayText.clipped($1)))</\(tag)>"
            }
            .joined()
        }
        let body = rows.enumerated().map { "<tr\($0 == marked ? " class='marked'" : "")>\(cells($1, "td"))</tr>" }.joined()
        return "<div class='scroll'><table><thead><tr>\(cells(header, "th"))</tr></thead><tbody>\(body)</tbody></table></div>"
    }

    static func figure(_ svg: String, caption: String) -> String {
        "<figure>\(svg)<figcaption>\(HTMLText.escaped(caption))</figcaption></figure>"
    }

    static func grid(_ figures: [String]) -> String { "<div class='grid'>\(figures.joined())</div>" }

    static func note(_ text: String) -> String { "<p class='note'>\(HTMLText.escaped(text))</p>" }
}
