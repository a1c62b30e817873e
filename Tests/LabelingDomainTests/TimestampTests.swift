import Foundation
import LabelingDomain
import Testing

@Suite("Moments")
struct TimestampTests {
    static let sample = Timestamp(microseconds: 1_539_901_093_527_256)

    @Test("A creation date has six fractional digits and no zone, 05/META-4")
    func creationDate() {
        #expect(Self.sample.creationDate == "2018-10-18T22:18:13.527256")
        #expect(Timestamp(microseconds: 1).creationDate == "1970-01-01T00:00:00.000001")
    }

    @Test("A response time has three fractional digits and Z, 05/WRK-1")
    func responseTime() {
        #expect(Self.sample.responseTime == "2018-10-18T22:18:13.527Z")
    }

    @Test("A file stamp has whole seconds, 03/NOL-12")
    func fileStamp() {
        #expect(Self.sample.fileStamp == "2018-10-18_22:18:13")
    }

    @Test("The calendar agrees with Foundation from the year 1600 to 2400")
    func agreesWithFoundation() {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        // A prime number of seconds, so that every day of the year and time of the day comes up.
        for seconds in stride(from: -11_676_096_000, to: 13_569_465_600, by: 7_919_999) {
            let time = CivilTime(Timestamp(microseconds: Int64(seconds) * 1_000_000))
            let parts = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(time.year == Int64(parts.year ?? 0) && time.month == Int64(parts.month ?? 0))
            #expect(time.day == Int64(parts.day ?? 0) && time.hour == Int64(parts.hour ?? 0))
            #expect(time.minute == Int64(parts.minute ?? 0) && time.second == Int64(parts.second ?? 0))
        }
    }

    @Test("Every last of February and first of March over eight centuries is right")
    func leapDays() {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for year in 1_600...2_400 {
            guard let march = calendar.date(from: DateComponents(year: year, month: 3, day: 1)) else { continue }
            for day in [-1, 0] {
                let moment = march.addingTimeInterval(Double(day) * 86_400)
                let time = CivilTime(Timestamp(microseconds: Int64(moment.timeIntervalSince1970) * 1_000_000))
                let parts = calendar.dateComponents([.year, .month, .day], from: moment)
                #expect(time.year == Int64(parts.year ?? 0) && time.month == Int64(parts.month ?? 0))
                #expect(time.day == Int64(parts.day ?? 0))
            }
        }
    }

    @Test("Adding a duration and taking the difference agree")
    func arithmetic() {
        let later = Self.sample + .seconds(300)
        #expect(later - Self.sample == .seconds(300))
        #expect(Self.sample < later)
    }
}
