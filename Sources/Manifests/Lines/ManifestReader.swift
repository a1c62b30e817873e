/// Reads an input manifest from chunks of bytes as they arrive: one checked `ManifestLine` for each line.
///
/// Blank lines are passed over but counted, so that numbers in errors are those an editor shows. The first line that
/// breaks a rule ends the reading with its number and the rule.
package struct ManifestReader: Sendable {
    private let limits: ManifestLimits
    private var splitter: LineSplitter

    package init(limits: ManifestLimits = ManifestLimits()) {
        self.limits = limits
        splitter = LineSplitter(maxLineBytes: limits.lineBytes)
    }

    /// Takes the next chunk, in any size, and returns the lines it completes.
    package mutating func append(_ chunk: [UInt8]) throws(ManifestLineError) -> [ManifestLine] {
        let split: [LineSplitter.Line]
        do {
            split = try splitter.append(chunk)
        } catch {
            throw lineError(error)
        }
        var lines: [ManifestLine] = []
        lines.reserveCapacity(split.count)
        for line in split {
            if let line = try check(line) { lines.append(line) }
        }
        return lines
    }

    /// Ends the manifest; the last line, when it was not ended by a line break.
    package mutating func finish() throws(ManifestLineError) -> ManifestLine? {
        let last: LineSplitter.Line?
        do {
            last = try splitter.finish()
        } catch {
            throw lineError(error)
        }
        return if let last { try check(last) } else { nil }
    }

    private func check(_ line: LineSplitter.Line) throws(ManifestLineError) -> ManifestLine? {
        if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
        return try ManifestLine(number: line.number, bytes: line.bytes, limits: limits)
    }

    private func lineError(_ error: LineSplitter.LineTooLong) -> ManifestLineError {
        ManifestLineError(
            line: error.line, rule: .lineTooLong(limit: limits.lineCharacters),
            value: String(decoding: error.start, as: UTF8.self))
    }
}
