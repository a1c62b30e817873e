/// Cuts a stream of bytes into lines of bounded length.
struct LineReader {
    /// A longer line is cut there and its rest dropped, so that a runaway process cannot fill the server's memory.
    let maxLineBytes: Int
    private var line: [UInt8] = []

    init(maxLineBytes: Int) { self.maxLineBytes = maxLineBytes }

    /// The lines that end in `bytes`, without their line feeds.
    mutating func lines(in bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 { lines.append(takeLine()) }
            line += part.element.prefix(max(0, maxLineBytes - line.count))
        }
        return lines
    }

    /// What stands after the last line feed.
    mutating func takeLine() -> [UInt8] {
        defer { line = [] }
        return line
    }
}
