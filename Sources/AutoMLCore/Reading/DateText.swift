/// Reads dates with or without a time: 2024-01-31, 2024/01/31, 31.1.2024, 1/31/2024 or 31/1/2024, then T or a space and
/// 13:45, 13:45:10 or 13:45:10.5, then Z or an offset such as +02:00.
struct DateText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    /// Seconds since 1970-01-01T00:00Z; without an offset, the time is taken for UTC.
    ///
    /// - Parameter isDayFirst: of a date with slashes that ends with the year, whether the day comes before the month.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, isDayFirst: Bool) -> Double? {
        guard bytes.count >= 8, bytes.count <= 40, (bytes.first ?? 0) >= UInt8(ascii: "0"), (bytes.first ?? 0) <= UInt8(ascii: "9")
        else { return nil }
        var text = DateText(bytes: bytes)
        guard let days = text.days(isDayFirst: isDayFirst) else { return nil }
        guard text.position < bytes.count else { return days * 86400 }
        guard let seconds = text.secondsOfDay(), let offset = text.offset(), text.position == bytes.count else { return nil }
        return days * 86400 + seconds - offset
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func days(isDayFirst: Bool) -> Double? {
        guard let first = number(digits: 1...4), let mark = take("-/."), let second = number(digits: 1...2), take([mark]) != nil,
            let third = number(digits: 1...4)
        else { return nil }
        if first.digits == 4 { return third.digits <= 2 ? Self.days(first.value, second.value, third.value) : nil }
        guard third.digits == 4, first.digits <= 2 else { return nil }
        let dayComesFirst = isDayFirst || mark == UInt8(ascii: ".")
        return dayComesFirst
            ? Self.days(third.value, second.value, first.value) : Self.days(third.value, first.value, second.value)
    }

    private mutating func secondsOfDay() -> Double? {
        guard take("T t") != nil, let hour = number(digits: 1...2), take(":") != nil, let minute = number(digits: 2...2) else {
            return nil
        }
        var seconds = 0.0
        if take(":") != nil {
            guard let second = number(digits: 2...2), second.value < 61 else { return nil }
            seconds = Double(second.value)
            if take(".,") != nil {
                guard let fraction = number(digits: 1...9) else { return nil }
                seconds += (0..<fraction.digits).reduce(Double(fraction.value)) { value, _ in value / 10 }
            }
        }
        guard hour.value < 24, minute.value < 60 else { return nil }
        return Double(hour.value * 3600 + minute.value * 60) + seconds
    }

    private mutating func offset() -> Double? {
        _ = take(" ")
        guard position < bytes.count, take("Zz") == nil else { return 0 }
        guard let sign = take("+-"), let hours = number(digits: 2...2) else { return nil }
        _ = take(":")
        let minutes = number(digits: 2...2)?.value ?? 0
        let seconds = Double(hours.value * 3600 + minutes * 60)
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    private mutating func take(_ accepted: StaticString) -> UInt8? {
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        let isAccepted = accepted.withUTF8Buffer { $0.contains(byte) }
        position += isAccepted ? 1 : 0
        return isAccepted ? byte : nil
    }

    private mutating func take(_ accepted: [UInt8]) -> UInt8? {
        guard position < bytes.count, accepted.contains(bytes[position]) else { return nil }
        position += 1
        return bytes[position - 1]
    }

    private mutating func number(digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
        var (value, count) = (0, 0)
        while position < bytes.count, count < digits.upperBound, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
            value = value * 10 + Int(digit)
            count += 1
            position += 1
        }
        return digits.contains(count) ? (value, count) : nil
    }

    /// Days since 1970-01-01 of a date of the Gregorian calendar (Hinnant, chrono-compatible low-level date algorithms); nil
    /// when there is no such date.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Double? {
        guard (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Double(era * 146_097 + dayOfEra - 719_468)
    }
}
