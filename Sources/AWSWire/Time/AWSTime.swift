package import struct Foundation.Date

/// The spellings of a moment that AWS protocols use, all in UTC, read and written without a locale.
package enum AWSTime {
    /// `20150830T123600Z`, the date of a signature.
    package static func basic(_ date: Date) -> String {
        let time = CivilTime(date)
        return padded(time.year, 4) + padded(time.month, 2) + padded(time.day, 2) + "T" + padded(time.hour, 2)
            + padded(time.minute, 2) + padded(time.second, 2) + "Z"
    }

    /// Reads `20150830T123600Z`.
    package static func parseBasic(_ text: some StringProtocol) -> Date? {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
        guard let year = number(bytes[0..<4]), let month = number(bytes[4..<6]), let day = number(bytes[6..<8]),
            let hour = number(bytes[9..<11]), let minute = number(bytes[11..<13]), let second = number(bytes[13..<15])
        else { return nil }
        return CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)?.date
    }

    /// `2024-05-01T12:00:00Z`; with milliseconds where `milliseconds` is set, as S3 writes them.
    package static func iso8601(_ date: Date, milliseconds: Bool = false) -> String {
        let time = CivilTime(date)
        let fraction = milliseconds ? "." + padded(time.millisecond, 3) : ""
        return padded(time.year, 4) + "-" + padded(time.month, 2) + "-" + padded(time.day, 2) + "T"
            + padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":" + padded(time.second, 2) + fraction + "Z"
    }

    /// Reads `2024-05-01T12:00:00[.fraction](Z|±hh:mm)`, and a bare date as its midnight.
    package static func parseISO8601(_ text: some StringProtocol) -> Date? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
        else { return nil }
        if bytes.count == 10 { return CivilTime(year: year, month: month, day: day)?.date }
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            let time = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        var rest = bytes[19...]
        let fraction = parseFraction(&rest)
        guard let fraction, let offset = zoneOffset(rest) else { return nil }
        return time.date.addingTimeInterval(fraction - Double(offset))
    }

    /// `Wed, 01 May 2024 12:00:00 GMT`.
    package static func rfc822(_ date: Date) -> String {
        let time = CivilTime(date)
        return weekdays[time.weekday] + ", " + padded(time.day, 2) + " " + months[time.month - 1] + " "
            + padded(time.year, 4) + " " + padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":"
            + padded(time.second, 2) + " GMT"
    }

    /// Reads `Wed, 01 May 2024 12:00:00 GMT`, with or without the weekday, and with `+0000` for `GMT`.
    package static func parseRFC822(_ text: some StringProtocol) -> Date? {
        var parts = String(text).split(separator: " ").map(String.init)
        if parts.first?.hasSuffix(",") == true { parts.removeFirst() }
        guard parts.count == 5, ["GMT", "UTC", "Z", "+0000", "-0000"].contains(parts[4]),
            let day = Int(parts[0]), let month = months.firstIndex(of: parts[1]), let year = Int(parts[2])
        else { return nil }
        let clock = parts[3].split(separator: ":", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard clock.count == 3 else { return nil }
        return CivilTime(
            year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1], second: clock[2])?.date
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// Takes `.123` off the front of `bytes`; 0 when there is no point, nil when no digit follows it.
    private static func parseFraction(_ bytes: inout ArraySlice<UInt8>) -> Double? {
        guard bytes.first == UInt8(ascii: ".") else { return 0 }
        let digits = bytes.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        bytes = bytes.dropFirst(1 + digits.count)
        return digits.isEmpty ? nil : Double("0." + String(decoding: digits, as: UTF8.self))
    }

    /// Seconds east of Greenwich for `Z`, `+01:00` or `-0530`.
    private static func zoneOffset(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }[...]
        guard digits.count == 4, let hours = number(digits.prefix(2)), let minutes = number(digits.suffix(2)) else {
            return nil
        }
        return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
}
