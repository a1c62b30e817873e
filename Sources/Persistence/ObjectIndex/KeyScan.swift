/// Goes through keys in order and rolls those behind a delimiter up into common prefixes.
///
/// A common prefix costs one step however many keys it holds: the scan goes on behind its last possible key.
struct KeyScan {
    /// Rows asked for at once where keys may share a common prefix; doubled while they do not.
    static let rowsPerStep = 16

    let prefix: [UInt8]
    let delimiter: [UInt8]
    let limit: Int

    /// Where the scan is: keys from `lower` on, or behind it.
    struct Position {
        var lower: [UInt8]
        var includesLower: Bool
    }

    /// What a scan found, and whether there is more.
    struct Page<Row> {
        var rows: [Row] = []
        var commonPrefixes: [[UInt8]] = []
        /// The last key or common prefix of the page, when more follows.
        var last: [UInt8]?
    }

    /// Where to begin when the page before ended with `marker`.
    func start(after marker: [UInt8]) -> Position {
        if let common = KeyRange.commonPrefix(of: marker, prefix: prefix, delimiter: delimiter), common == marker,
            marker.starts(with: prefix), let end = KeyRange.end(ofPrefix: marker)
        {
            return Position(lower: end, includesLower: true)
        }
        return marker.lexicographicallyPrecedes(prefix) || marker.isEmpty
            ? Position(lower: prefix, includesLower: true) : Position(lower: marker, includesLower: false)
    }

    /// Runs the scan. `fetch` returns the rows from a position in key order, at most so many.
    func run<Row>(
        from start: Position, key: (Row) -> [UInt8], fetch: (Position, _ limit: Int) throws -> [Row]
    ) throws -> Page<Row> {
        var page = Page<Row>()
        var position = start
        var last: [UInt8] = []
        var step = delimiter.isEmpty ? limit + 1 : min(Self.rowsPerStep, limit + 1)
        while true {
            let rows = try fetch(position, step)
            var skipped: [UInt8]?
            for row in rows {
                guard page.rows.count + page.commonPrefixes.count < limit else {
                    page.last = last
                    return page
                }
                last = key(row)
                if let common = KeyRange.commonPrefix(of: last, prefix: prefix, delimiter: delimiter) {
                    page.commonPrefixes.append(common)
                    last = common
                    skipped = common
                    break
                }
                page.rows.append(row)
                position = Position(lower: last, includesLower: false)
            }
            if let skipped {
                guard let end = KeyRange.end(ofPrefix: skipped) else { return page }
                position = Position(lower: end, includesLower: true)
                step = min(Self.rowsPerStep, limit + 1)
            } else if rows.count < step {
                return page
            } else {
                step = min(step * 2, limit + 1)
            }
        }
    }
}
