/// The text of a template or partial, and how places in it are told to people.
struct TemplateSource: Sendable {
    let bytes: [UInt8]
    /// The partial's name; nil for the template itself.
    let partial: String?

    init(_ text: String, partial: String? = nil) {
        bytes = Array(text.utf8)
        self.partial = partial
    }

    /// An error at `offset` bytes from the start.
    func error(_ kind: LiquidError.Kind, _ message: String, at offset: Int) -> LiquidError {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let column = before[lineStart...].reduce(1) { $1 & 0b1100_0000 == 0b1000_0000 ? $0 : $0 + 1 }
        return LiquidError(kind: kind, message: message, partial: partial, line: line, column: column)
    }
}
