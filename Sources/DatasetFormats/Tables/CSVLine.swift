/// A line of CSV (RFC 4180).
enum CSVLine {
    /// The line with its break; fields are quoted where they need it.
    static func of(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ field: String) -> String {
        let needsQuotes = field.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }

    /// Cuts a whole text into its rows of fields; quoted fields may hold breaks. Nil when a quote is not closed.
    static func rows(_ text: String) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        var wasQuote = false
        func endField() {
            row.append(field)
            field = ""
        }
        for scalar in text.unicodeScalars {
            if isQuoted {
                if scalar == "\"" { isQuoted = false; wasQuote = true } else { field.unicodeScalars.append(scalar) }
                continue
            }
            switch scalar {
            case "\"":
                // Two in a row inside quotes stand for one.
                if wasQuote { field.append("\"") }
                isQuoted = true
            case ",": endField()
            case "\r": break
            case "\n":
                endField()
                if row != [""] { rows.append(row) }
                row = []
            default: field.unicodeScalars.append(scalar)
            }
            wasQuote = false
        }
        guard !isQuoted else { return nil }
        if !field.isEmpty || !row.isEmpty {
            endField()
            rows.append(row)
        }
        return rows
    }
}
