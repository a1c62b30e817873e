import Foundation

/// Values as people read them.
enum DisplayText {
    private static let maxCharacters = 80

    /// The number that reads back as the same one; whole numbers without a point.
    static func exact(_ number: Double) -> String {
        number == number.rounded() && number.magnitude < 1e15 ? String(Int64(number)) : "\(number)"
    }

    /// About four digits.
    static func short(_ number: Double) -> String {
        guard number.isFinite else { return "–" }
        let size = number.magnitude
        if size != 0, size < 1e-3 || size >= 1e7 { return String(format: "%.3g", number) }
        if number == number.rounded() { return String(Int64(number)) }
        return String(format: size < 10 ? "%.4f" : size < 1000 ? "%.2f" : "%.1f", number)
    }

    static func percent(_ share: Double) -> String {
        guard share.isFinite else { return "–" }
        if share > 0, share < 0.001 { return "< 0.1 %" }
        return String(format: share == 0 || share == 1 ? "%.0f %%" : "%.1f %%", share * 100)
    }

    /// Seconds since 1970 as an ISO 8601 date, with the time when there is one.
    static func date(_ seconds: Double) -> String {
        // Years beyond the calendar's are shown as the number they are.
        guard seconds.magnitude < 1e11 else { return exact(seconds) }
        let text = Date(timeIntervalSince1970: seconds).formatted(.iso8601)
        return text.hasSuffix("T00:00:00Z") ? String(text.prefix(10)) : text
    }

    /// Two digits behind the point.
    static func correlation(_ value: Double) -> String { String(format: "%.2f", value) }

    /// The beginning of a long text.
    static func clipped(_ text: String) -> String {
        text.count > maxCharacters ? text.prefix(maxCharacters) + "…" : text
    }
}
