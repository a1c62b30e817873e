/// Splits delimited text (RFC 4180) into records, whatever the pieces in which it comes.
///
/// A quotation mark counts at the beginning of a cell only; within quotes two stand for one, and line breaks are text. A
/// line ends with LF, CRLF or CR.
struct DelimitedParser {
    private enum State { case cellStart, plain, quoted, quoteInQuoted }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private let delimiter: UInt8
    private var state = State.cellStart
    private var line = 1
    private var isAfterReturn = false
    private(set) var record = RecordBuffer()

    init(delimiter: UInt8) {
        self.delimiter = delimiter
        record.isDecimalComma = delimiter == UInt8(ascii: ";")
    }

    /// Whether the text that came so far ends inside quotes.
    var isInQuotes: Bool { state == .quoted }

    /// Takes the next piece of the text and calls `body` with every record that is complete.
    mutating func consume(_ chunk: ArraySlice<UInt8>, _ body: (RecordBuffer) -> Void) {
        chunk.withUnsafeBufferPointer { consume($0, body) }
    }

    /// Hands on the last record if no line break followed it.
    mutating func finish(_ body: (RecordBuffer) -> Void) { endRecord(body) }

    private mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (RecordBuffer) -> Void) {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch state {
            case .quoted:
                let start = position
                while position < bytes.count, bytes[position] != Self.quote {
                    if bytes[position] == Self.lineFeed { line += 1 }
                    position += 1
                }
                record.append(bytes[start..<position])
                if position < bytes.count { state = .quoteInQuoted }
            case .quoteInQuoted where byte == Self.quote:
                record.append(byte)
                state = .quoted
            case .cellStart where byte == Self.quote:
                state = .quoted
                isAfterReturn = false
            case .cellStart, .plain, .quoteInQuoted:
                position = plainEnd(bytes, from: position)
                if position < bytes.count { end(with: bytes[position], body) }
            }
            position += 1
        }
    }

    /// Takes the bytes up to the next delimiter or line break.
    private mutating func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            end += 1
        }
        if end > start {
            record.append(bytes[start..<end])
            state = .plain
            isAfterReturn = false
        }
        return end
    }

    private mutating func end(with byte: UInt8, _ body: (RecordBuffer) -> Void) {
        if byte == delimiter {
            record.endCell()
            (state, isAfterReturn) = (.cellStart, false)
        } else if byte == Self.lineFeed, isAfterReturn {
            // The second half of CRLF: the record has ended already.
            isAfterReturn = false
            record.line = line
        } else {
            line += 1
            endRecord(body)
            isAfterReturn = byte == Self.carriageReturn
        }
    }

    private mutating func endRecord(_ body: (RecordBuffer) -> Void) {
        let isBlank = record.cellCount == 0 && record.byteCount == 0 && state == .cellStart
        if !isBlank {
            record.endCell()
            body(record)
        }
        record.removeAll()
        record.line = line
        state = .cellStart
    }
}
