import Foundation

/// A number that a date holds.
enum DatePart: String, Sendable, Codable, CaseIterable {
    case day, year, month, dayOfMonth, dayOfWeek, hour

    private static let secondsPerDay = 86_400.0

    /// - Parameter seconds: since 1970-01-01T00:00Z.
    func value(_ seconds: Double) -> Double {
        guard seconds.isFinite, abs(seconds) < 1e12 else { return .nan }
        let days = (seconds / Self.secondsPerDay).rounded(.down)
        switch self {
        case .day: return seconds / Self.secondsPerDay
        case .dayOfWeek: return (days + 4) - ((days + 4) / 7).rounded(.down) * 7
        case .hour: return ((seconds - days * Self.secondsPerDay) / 3_600).rounded(.down)
        case .year: return Double(Self.civil(Int(days)).year)
        case .month: return Double(Self.civil(Int(days)).month)
        case .dayOfMonth: return Double(Self.civil(Int(days)).day)
        }
    }

    /// The date of a day since 1970-01-01 in the Gregorian calendar: eras of 400 years, years that begin in March.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
