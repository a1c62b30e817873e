extension LiquidFilter {
    /// Letter case, white space and lines.
    static let caseAndSpace: [String: LiquidFilter] = [
        "upcase": LiquidFilter(text: { $0.uppercased() }),
        "downcase": LiquidFilter(text: { $0.lowercased() }),
        "capitalize": LiquidFilter(text: { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }),
        "strip": LiquidFilter(text: { String(utf8: trimmedEnd(trimmedStart(Array($0.utf8)))) }),
        "lstrip": LiquidFilter(text: { String(utf8: trimmedStart(Array($0.utf8))) }),
        "rstrip": LiquidFilter(text: { String(utf8: trimmedEnd(Array($0.utf8))) }),
        "strip_newlines": LiquidFilter(text: { lines(of: $0).joined() }),
        "newline_to_br": LiquidFilter { value, _ in
            .string(lines(of: value.text).joined(separator: "<br />\n"))
        },
    ]

    private static func trimmedStart(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.drop { $0.isLiquidSpace || $0 == 0 })
    }

    private static func trimmedEnd(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.reversed().drop { $0.isLiquidSpace || $0 == 0 }.reversed())
    }

    /// The lines of `text`, split at `\n` and `\r\n`.
    private static func lines(of text: String) -> [String] {
        let pieces = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        return pieces.enumerated().map { index, piece in
            let endsWithReturn = index + 1 < pieces.count && piece.last == 0x0D
            return String(utf8: endsWithReturn ? piece.dropLast() : piece)
        }
    }
}
