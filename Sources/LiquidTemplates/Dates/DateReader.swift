/// Reads dates as people write them: `March 14, 2016`, `2016-03-14T10:30:00+01:00`, `Fri Jul 16 01:00:00 2004`.
///
/// What is missing is taken as midnight and as UTC, a missing year as the current one.
struct DateReader {
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var time: (hour: Int, minute: Int, second: Int, nanosecond: Int)?
    private var zoneSeconds = 0
    private var isAfternoon: Bool?

    /// The date that `text` tells; nil when it tells none. `now` is the current time in seconds since 1970.
    static func read(_ text: String, now: Double) -> LiquidDate? {
        var reader = DateReader()
        for word in Self.words(of: text.lowercased()) where !reader.take(word) { return nil }
        return reader.date(now: now)
    }

    private static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" }) {
            // `2016-03-14t10:30` is a date and a time.
            if let mark = word.firstIndex(of: "t"), word.first?.isNumber == true, word[mark...].dropFirst().first?.isNumber == true {
                words.append(word[..<mark])
                words.append(word[mark...].dropFirst())
            } else {
                words.append(word)
            }
        }
        return words
    }

    private mutating func take(_ word: Substring) -> Bool {
        if word.contains(":") { return takeTime(word) }
        if word == "z" || word == "utc" || word == "gmt" { return true }
        if word == "am" || word == "pm" {
            isAfternoon = word == "pm"
            return true
        }
        if time != nil, word.first == "+" || word.first == "-" { return takeZone(word) }
        if takeName(word) { return true }
        return takeNumbers(word)
    }

    private mutating func takeName(_ word: Substring) -> Bool {
        let name = word.last == "." ? word.dropLast() : word
        guard name.count >= 3, name.first?.isLetter == true else { return false }
        if let index = CalendarNames.months.firstIndex(where: { $0.lowercased().hasPrefix(name) }) {
            month = index + 1
            return true
        }
        return CalendarNames.weekdays.contains { $0.lowercased().hasPrefix(name) }
    }

    private mutating func takeTime(_ word: Substring) -> Bool {
        var text = word
        if let mark = text.dropFirst().firstIndex(where: { $0 == "+" || $0 == "-" || $0 == "z" }) {
            guard text[mark] == "z" || takeZone(text[mark...]) else { return false }
            text = text[..<mark]
        }
        if text.hasSuffix("am") || text.hasSuffix("pm") {
            isAfternoon = text.hasSuffix("pm")
            text = text.dropLast(2)
        }
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(fields.count), let hour = Int(fields[0]), let minute = Int(fields[1]) else { return false }
        let seconds = fields.count > 2 ? fields[2].split(separator: ".", maxSplits: 1) : ["0"]
        guard let first = seconds.first, let second = Int(first), hour < 25, minute < 60, second < 61 else { return false }
        let fraction = seconds.count > 1 ? seconds[1].prefix(9) : "0"
        let nanoseconds = Int(fraction + String(repeating: "0", count: 9 - fraction.count))
        guard let nanoseconds else { return false }
        time = (hour, minute, second, nanoseconds)
        return true
    }

    private mutating func takeZone(_ word: Substring) -> Bool {
        let digits = word.dropFirst().filter { $0 != ":" }
        guard digits.count == 4 || digits.count == 2, let value = Int(digits) else { return false }
        let minutes = digits.count == 4 ? value / 100 * 60 + value % 100 : value * 60
        zoneSeconds = (word.first == "-" ? -60 : 60) * minutes
        return true
    }

    private mutating func takeNumbers(_ word: Substring) -> Bool {
        let separator: Character = word.contains("/") ? "/" : "-"
        let fields = word.split(separator: separator, omittingEmptySubsequences: false)
        if fields.count == 3 { return takeDate(fields) }
        if fields.count == 2, fields[0].count == 4, let year = Int(fields[0]), let month = Int(fields[1]) {
            self.year = year
            self.month = month
            return true
        }
        let digits = word.prefix(while: \.isNumber)
        guard let number = Int(digits), ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else {
            return false
        }
        return takeNumber(number, digitCount: digits.count)
    }

    private mutating func takeNumber(_ number: Int, digitCount: Int) -> Bool {
        if digitCount == 8 {
            (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        } else if digitCount <= 2, day == nil {
            day = number
        } else if year == nil {
            year = digitCount <= 2 ? number + (number < 69 ? 2_000 : 1_900) : number
        } else {
            return false
        }
        return true
    }

    /// `2016-03-14`, `2016/3/14`, `14-mar-2016`, or day and month before the year.
    private mutating func takeDate(_ fields: [Substring]) -> Bool {
        if fields[0].count == 4 {
            (year, month, day) = (Int(fields[0]), Int(fields[1]), Int(fields[2]))
        } else {
            (day, month, year) = (Int(fields[0]), Int(fields[1]), Int(fields[2]))
            if month == nil, takeName(fields[1]) {}
        }
        return year != nil && month != nil && day != nil
    }

    private func date(now: Double) -> LiquidDate? {
        guard year != nil || month != nil || day != nil || time != nil else { return nil }
        let today = LiquidDate(epochSeconds: Int(now.rounded(.down)))
        let hasDate = year != nil || month != nil || day != nil
        let year = year ?? today.year
        let month = month ?? (hasDate ? 1 : today.month)
        let day = day ?? (hasDate ? 1 : today.day)
        guard (1...12).contains(month), (1...31).contains(day), abs(year) < 1_000_000 else { return nil }
        var hour = time?.hour ?? 0
        if let isAfternoon { hour = hour % 12 + (isAfternoon ? 12 : 0) }
        let days = LiquidDate.days(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3_600 + (time?.minute ?? 0) * 60 + (time?.second ?? 0)
        return LiquidDate(
            epochSeconds: seconds - zoneSeconds, nanosecond: time?.nanosecond ?? 0, zoneSeconds: zoneSeconds)
    }
}
