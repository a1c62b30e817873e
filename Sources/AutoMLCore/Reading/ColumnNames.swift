/// The columns that were met so far, over all files of a table.
struct ColumnNames {
    private(set) var all: [String] = []
    private var positions: [String: Int] = [:]

    /// The position of a column, a new one if it is new.
    mutating func position(of name: String) -> Int {
        if let position = positions[name] { return position }
        positions[name] = all.count
        all.append(name)
        return all.count - 1
    }

    /// Names for a header whose names may be empty or there twice: `column_3` and `name.2`.
    static func distinct(_ header: [String], remark: (String) -> Void) -> [String] {
        var taken = Set(header)
        var seen: Set<String> = []
        return header.enumerated().map { index, name in
            guard name.isEmpty || !seen.insert(name).inserted else { return name }
            let base = name.isEmpty ? "column_\(index + 1)" : name
            var (candidate, number) = (name.isEmpty ? base : "\(base).2", 2)
            while !taken.insert(candidate).inserted {
                number += 1
                candidate = "\(base).\(number)"
            }
            seen.insert(candidate)
            remark(
                name.isEmpty
                    ? "column \(index + 1) has no name; it is read as \(candidate)"
                    : "the column name \(name) is there more than once; the later one is read as \(candidate)")
            return candidate
        }
    }
}
