/// A moment with the time zone it is shown in, taken apart into the fields of the Gregorian calendar.
///
/// Source of the calendar arithmetic: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
struct LiquidDate: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00:00Z.
    let epochSeconds: Int
    let nanosecond: Int
    /// Seconds that local time is ahead of UTC.
    let zoneSeconds: Int

    init(epochSeconds: Int, nanosecond: Int = 0, zoneSeconds: Int = 0) {
        self.epochSeconds = epochSeconds
        self.nanosecond = nanosecond
        self.zoneSeconds = zoneSeconds
    }

    /// Seconds on either side of 1970 for which the calendar is computed: three million years.
    private static let maxEpochSeconds = 100_000_000_000_000

    /// The moment `seconds` after 1970 in UTC; nil when that is millions of years away.
    init?(checkingEpochSeconds seconds: Int) {
        guard (-Self.maxEpochSeconds...Self.maxEpochSeconds).contains(seconds) else { return nil }
        self.init(epochSeconds: seconds)
    }

    /// Seconds since 1970 on a clock of the zone.
    private var localSeconds: Int { epochSeconds + zoneSeconds }

    private var daysSinceEpoch: Int { Self.flooredDivision(localSeconds, 86_400) }

    private var secondOfDay: Int { localSeconds - daysSinceEpoch * 86_400 }

    var hour: Int { secondOfDay / 3_600 }
    var minute: Int { secondOfDay / 60 % 60 }
    var second: Int { secondOfDay % 60 }
    var year: Int { date.year }
    var month: Int { date.month }
    var day: Int { date.day }

    /// 0 is Sunday.
    var weekday: Int {
        let day = (daysSinceEpoch + 4) % 7
        return day < 0 ? day + 7 : day
    }

    /// 1 is the first of January.
    var dayOfYear: Int { daysSinceEpoch - Self.days(year: year, month: 1, day: 1) + 1 }

    /// The year and number of the week by ISO 8601, where weeks begin on Monday and belong to the year of their Thursday.
    var isoWeek: (year: Int, week: Int) {
        let thursday = daysSinceEpoch + 4 - (weekday == 0 ? 7 : weekday)
        let year = Self.date(daysSinceEpoch: thursday).year
        return (year, (thursday - Self.days(year: year, month: 1, day: 1)) / 7 + 1)
    }

    private var date: (year: Int, month: Int, day: Int) { Self.date(daysSinceEpoch: daysSinceEpoch) }

    /// Days from 1970-01-01 to a date.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = flooredDivision(shiftedYear, 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = flooredDivision(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func flooredDivision(_ dividend: Int, _ divisor: Int) -> Int {
        dividend / divisor - (dividend % divisor < 0 ? 1 : 0)
    }
}
