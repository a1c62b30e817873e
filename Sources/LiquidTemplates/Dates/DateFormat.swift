/// Prints dates by `strftime` directives with Ruby's flags and widths: `%-d`, `%^b`, `%010Y`, `%:z`.
struct DateFormat {
    private let date: LiquidDate
    private var output = ""

    static func format(_ date: LiquidDate, _ format: String) -> String {
        var formatter = DateFormat(date: date)
        formatter.print(Array(format.unicodeScalars))
        return formatter.output
    }

    private init(date: LiquidDate) {
        self.date = date
    }

    /// What stands between `%` and the letter.
    private struct Flags {
        var padding: Character?
        var noPadding = false
        var upper = false
        var swapsCase = false
        var width: Int?
        var colons = 0
    }

    private static let maxWidth = 1_000

    private mutating func print(_ format: [Unicode.Scalar]) {
        var position = 0
        while position < format.count {
            guard format[position] == "%" else {
                output.unicodeScalars.append(format[position])
                position += 1
                continue
            }
            let start = position
            position += 1
            let flags = Self.readFlags(format, &position)
            guard position < format.count, let text = directive(Character(format[position]), flags) else {
                let end = min(position + 1, format.count)
                output.unicodeScalars.append(contentsOf: format[start..<end])
                position = end
                continue
            }
            output += text
            position += 1
        }
    }

    private static func readFlags(_ format: [Unicode.Scalar], _ position: inout Int) -> Flags {
        var flags = Flags()
        reading: while position < format.count {
            switch format[position] {
            case "-": flags.noPadding = true
            case "0" where flags.width == nil: flags.padding = "0"
            case "_": flags.padding = " "
            case "^": flags.upper = true
            case "#": flags.swapsCase = true
            case ":": flags.colons += 1
            case "0"..."9":
                flags.width = min((flags.width ?? 0) * 10 + Int(format[position].value - 48), maxWidth)
            default: break reading
            }
            position += 1
        }
        return flags
    }

    private func directive(_ letter: Character, _ flags: Flags) -> String? {
        switch letter {
        case "Y": number(date.year, width: 1, flags)
        case "C": number(date.year / 100, width: 2, flags)
        case "y": number((date.year % 100 + 100) % 100, width: 2, flags)
        case "m": number(date.month, width: 2, flags)
        case "d": number(date.day, width: 2, flags)
        case "e": number(date.day, width: 2, flags, padding: " ")
        case "j": number(date.dayOfYear, width: 3, flags)
        case "H": number(date.hour, width: 2, flags)
        case "k": number(date.hour, width: 2, flags, padding: " ")
        case "I": number(hour12, width: 2, flags)
        case "l": number(hour12, width: 2, flags, padding: " ")
        case "M": number(date.minute, width: 2, flags)
        case "S": number(date.second, width: 2, flags)
        case "s": number(date.epochSeconds, width: 1, flags)
        case "u": number(date.weekday == 0 ? 7 : date.weekday, width: 1, flags)
        case "w": number(date.weekday, width: 1, flags)
        case "G": number(date.isoWeek.year, width: 1, flags)
        case "g": number(date.isoWeek.year % 100, width: 2, flags)
        case "V": number(date.isoWeek.week, width: 2, flags)
        case "U": number((date.dayOfYear + 6 - date.weekday) / 7, width: 2, flags)
        case "W": number((date.dayOfYear + 6 - (date.weekday + 6) % 7) / 7, width: 2, flags)
        case "L": fraction(digits: flags.width ?? 3)
        case "N": fraction(digits: flags.width ?? 9)
        default: words(letter, flags) ?? combined(letter, flags)
        }
    }

    private func words(_ letter: Character, _ flags: Flags) -> String? {
        switch letter {
        case "B": text(CalendarNames.months[date.month - 1], flags)
        case "b", "h": text(String(CalendarNames.months[date.month - 1].prefix(3)), flags)
        case "A": text(CalendarNames.weekdays[date.weekday], flags)
        case "a": text(String(CalendarNames.weekdays[date.weekday].prefix(3)), flags)
        case "p": text(flags.swapsCase ? meridian.lowercased() : meridian, flags)
        case "P": text(meridian.lowercased(), flags)
        case "Z": text(date.zoneSeconds == 0 ? "UTC" : "", flags)
        case "z": zone(flags)
        case "n": "\n"
        case "t": "\t"
        case "%": "%"
        default: nil
        }
    }

    private func combined(_ letter: Character, _ flags: Flags) -> String? {
        let format: String? =
            switch letter {
            case "c": "%a %b %e %H:%M:%S %Y"
            case "D", "x": "%m/%d/%y"
            case "F": "%Y-%m-%d"
            case "r": "%I:%M:%S %p"
            case "R": "%H:%M"
            case "T", "X": "%H:%M:%S"
            case "v": "%e-%^b-%Y"
            case "+": "%a %b %e %H:%M:%S %Z %Y"
            default: nil
            }
        return format.map { text(Self.format(date, $0), flags) }
    }

    private var hour12: Int { (date.hour + 11) % 12 + 1 }

    private var meridian: String { date.hour < 12 ? "AM" : "PM" }

    private func number(_ value: Int, width: Int, _ flags: Flags, padding: Character = "0") -> String {
        let digits = String(value.magnitude)
        let sign = value < 0 ? "-" : ""
        guard !flags.noPadding else { return sign + digits }
        let fill = String(
            repeating: flags.padding ?? padding, count: max(0, (flags.width ?? width) - digits.count - sign.count))
        return (flags.padding ?? padding) == "0" ? sign + fill + digits : fill + sign + digits
    }

    private func text(_ text: String, _ flags: Flags) -> String {
        let cased = flags.upper || (flags.swapsCase && text != meridian.lowercased()) ? text.uppercased() : text
        return String(repeating: flags.padding ?? " ", count: max(0, (flags.width ?? 0) - cased.count)) + cased
    }

    private func fraction(digits: Int) -> String {
        let nanoseconds = String(date.nanosecond)
        let padded = String(repeating: "0", count: 9 - nanoseconds.count) + nanoseconds
        return padded.prefix(digits) + String(repeating: "0", count: max(0, digits - 9))
    }

    private func zone(_ flags: Flags) -> String {
        let minutes = date.zoneSeconds.magnitude / 60
        let hours = minutes / 60 < 10 ? "0\(minutes / 60)" : "\(minutes / 60)"
        let rest = minutes % 60 < 10 ? "0\(minutes % 60)" : "\(minutes % 60)"
        let sign = date.zoneSeconds < 0 ? "-" : "+"
        return sign + hours + (flags.colons > 0 ? ":" : "") + rest + (flags.colons > 1 ? ":00" : "")
    }
}
