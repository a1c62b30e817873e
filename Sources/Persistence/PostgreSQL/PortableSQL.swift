/// Turns the portable SQL of the stores into PostgreSQL's.
enum PortableSQL {
    /// `?` becomes `$1`, `$2`, …; question marks inside quotes stay.
    static func translated(query: String) -> String {
        var result = ""
        result.reserveCapacity(query.utf8.count + 16)
        var number = 0
        var quote: Character?
        for character in query {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "?" {
                number += 1
                result += "$\(number)"
                continue
            }
            result.append(character)
        }
        return result
    }

    /// `BLOB` becomes `BYTEA`, and text is ordered by its bytes as SQLite does (`COLLATE "C"`).
    static func translated(definition: String) -> String {
        guard definition.contains("TABLE") else { return definition }
        return definition.replacing(#/\bBLOB\b/#, with: "BYTEA")
            .replacing(#/\bTEXT\b/#, with: #"TEXT COLLATE "C""#)
            .replacing(#/\s*\bWITHOUT ROWID\b/#, with: "")
    }
}
