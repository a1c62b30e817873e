extension LiquidFilter {
    /// Dates. What is no date comes out as it is.
    static let dates: [String: LiquidFilter] = [
        "date": LiquidFilter(1...1) { value, arguments in
            let format = arguments.text(0)
            guard !format.isEmpty, let date = date(of: value, now: arguments.options.now()) else { return value }
            return .string(DateFormat.format(date, format))
        }
    ]

    private static func date(of value: LiquidValue, now: Double) -> LiquidDate? {
        if case .integer(let seconds) = value { return LiquidDate(checkingEpochSeconds: seconds) }
        guard let text = value.string else { return nil }
        if !text.isEmpty, text.utf8.allSatisfy(\.isLiquidDigit), let seconds = Int(text) {
            return LiquidDate(checkingEpochSeconds: seconds)
        }
        switch text.lowercased() {
        case "now", "today":
            let whole = now.rounded(.down)
            return LiquidDate(epochSeconds: Int(whole), nanosecond: Int((now - whole) * 1_000_000_000))
        default: return DateReader.read(text, now: now)
        }
    }
}
