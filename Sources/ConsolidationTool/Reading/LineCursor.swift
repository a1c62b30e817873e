import Foundation

/// Walks through the lines of a file; a line break inside quotes does not end a line.
struct LineCursor {
    struct Line {
        let number: Int
        /// Without the line break.
        let bytes: Data
    }

    private let data: Data
    private var position: Data.Index
    private var number = 0

    init(data: Data) {
        self.data = data
        position = data.startIndex
    }

    /// The next line; nil after the last one.
    mutating func next(path: String, limit: Int) throws(ConsolidationError) -> Line? {
        guard position < data.endIndex else { return nil }
        let start = position
        number += 1
        let first = number
        let isJSON = data[start] == UInt8(ascii: "{")
        var isQuoted = false
        var end = start
        data.withUnsafeBytes { bytes in
            let base = data.startIndex
            while end < data.endIndex {
                let byte = bytes[end - base]
                if byte == UInt8(ascii: "\""), !isJSON { isQuoted.toggle() }
                if byte == UInt8(ascii: "\n") {
                    if !isQuoted { break }
                    number += 1
                }
                end += 1
            }
        }
        guard !isQuoted else { throw .badLine(path: path, line: first, reason: "a quotation mark is not closed") }
        guard end - start <= limit else {
            throw .badLine(path: path, line: first, reason: "the line is longer than \(limit) bytes")
        }
        position = min(end + 1, data.endIndex)
        let hasReturn = end > start && data[end - 1] == UInt8(ascii: "\r")
        return Line(number: first, bytes: data[start..<(hasReturn ? end - 1 : end)])
    }
}
