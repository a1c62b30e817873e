/// Cuts a stream of byte chunks into lines at `\n`, dropping a `\r` before it and a byte order mark at the start.
///
/// Memory holds at most one unfinished line, and no line longer than `maxLineBytes`.
package struct LineSplitter: Sendable {
    /// A line without its break, and its number counted from 1.
    package struct Line: Sendable, Hashable {
        package let number: Int
        package let bytes: [UInt8]
    }

    /// The line `line` has more than the allowed bytes; `start` is how it begins.
    package struct LineTooLong: Error, Sendable, Hashable {
        package let line: Int
        package let start: [UInt8]
    }

    private let maxLineBytes: Int
    private var pending: [UInt8] = []
    private var finishedLines = 0

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let reportedStartBytes = 400

    package init(maxLineBytes: Int) {
        self.maxLineBytes = maxLineBytes
    }

    /// Takes the next chunk, in any size, and returns the lines that it completes.
    package mutating func append(_ chunk: [UInt8]) throws(LineTooLong) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while let end = chunk[start...].firstIndex(of: 0x0A) {
            pending.append(contentsOf: chunk[start..<end])
            lines.append(try takeLine())
            start = end + 1
        }
        pending.append(contentsOf: chunk[start...])
        try checkLength()
        return lines
    }

    /// Ends the stream; the last line, when it was not ended by a line break.
    package mutating func finish() throws(LineTooLong) -> Line? {
        pending.isEmpty ? nil : try takeLine()
    }

    private mutating func takeLine() throws(LineTooLong) -> Line {
        if finishedLines == 0, pending.starts(with: Self.byteOrderMark) {
            pending.removeFirst(Self.byteOrderMark.count)
        }
        if pending.last == 0x0D { pending.removeLast() }
        try checkLength()
        finishedLines += 1
        let line = Line(number: finishedLines, bytes: pending)
        pending.removeAll(keepingCapacity: false)
        return line
    }

    private func checkLength() throws(LineTooLong) {
        // One more for a `\r` whose `\n` has not arrived, and three for a byte order mark.
        guard pending.count > maxLineBytes + 1 + Self.byteOrderMark.count else { return }
        throw LineTooLong(line: finishedLines + 1, start: Array(pending.prefix(Self.reportedStartBytes)))
    }
}
