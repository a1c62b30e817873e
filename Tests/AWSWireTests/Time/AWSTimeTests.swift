import AWSWire
import Foundation
import Testing

@Suite struct AWSTimeTests {
    static let moments: [(Double, String, String, String)] = [
        (0, "19700101T000000Z", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (1_440_938_160, "20150830T123600Z", "2015-08-30T12:36:00Z", "Sun, 30 Aug 2015 12:36:00 GMT"),
        (951_782_399, "20000228T235959Z", "2000-02-28T23:59:59Z", "Mon, 28 Feb 2000 23:59:59 GMT"),
        (951_868_799, "20000229T235959Z", "2000-02-29T23:59:59Z", "Tue, 29 Feb 2000 23:59:59 GMT"),
        (-1, "19691231T235959Z", "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
        (4_102_444_800, "21000101T000000Z", "2100-01-01T00:00:00Z", "Fri, 01 Jan 2100 00:00:00 GMT"),
    ]

    @Test("every form is written and read", arguments: moments)
    func forms(_ seconds: Double, _ basic: String, _ iso: String, _ rfc: String) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(AWSTime.basic(date) == basic)
        #expect(AWSTime.iso8601(date) == iso)
        #expect(AWSTime.rfc822(date) == rfc)
        #expect(AWSTime.parseBasic(basic) == date)
        #expect(AWSTime.parseISO8601(iso) == date)
        #expect(AWSTime.parseRFC822(rfc) == date)
    }

    @Test("fractions, zones and bare dates are read")
    func variants() {
        #expect(AWSTime.parseISO8601("2024-05-01T12:00:00.5Z") == Date(timeIntervalSince1970: 1_714_564_800.5))
        #expect(AWSTime.parseISO8601("2024-05-01T14:00:00+02:00") == Date(timeIntervalSince1970: 1_714_564_800))
        #expect(AWSTime.parseISO8601("2024-05-01T06:30:00-0530") == Date(timeIntervalSince1970: 1_714_564_800))
        #expect(AWSTime.parseISO8601("2024-05-01") == Date(timeIntervalSince1970: 1_714_521_600))
        #expect(AWSTime.parseRFC822("Tue, 27 Mar 2007 19:36:42 +0000") == Date(timeIntervalSince1970: 1_175_024_202))
        #expect(AWSTime.iso8601(Date(timeIntervalSince1970: 1.0009), milliseconds: true) == "1970-01-01T00:00:01.000Z")
        #expect(AWSTime.iso8601(Date(timeIntervalSince1970: 0.007), milliseconds: true) == "1970-01-01T00:00:00.007Z")
    }

    @Test(
        "what is no date is nil",
        arguments: [
            "", "x", "20150230T000000Z", "20151301T000000Z", "20150830T246000Z", "2015-02-30T00:00:00Z", "2015-08-30T00:00:00",
            "2015-08-30T00:00:00.Z",
            "2015-08-30T00:00:00+1", "Sun, 30 Foo 2015 12:36:00 GMT", "Sun, 30 Aug 2015 12:36 GMT",
            "Sun, 30 Aug 99999999999999999999 12:36:00 GMT", "²0150830T123600Z",
        ])
    func refuses(_ text: String) {
        #expect(AWSTime.parseBasic(text) == nil)
        #expect(AWSTime.parseISO8601(text) == nil)
        #expect(AWSTime.parseRFC822(text) == nil)
    }

    @Test("dates out of range are written as the nearest that can be")
    func outOfRange() {
        #expect(AWSTime.basic(.distantFuture.addingTimeInterval(1e15)) == "99991231T235959Z")
        #expect(AWSTime.basic(Date(timeIntervalSince1970: -1e15)) == "00010101T000000Z")
    }
}
