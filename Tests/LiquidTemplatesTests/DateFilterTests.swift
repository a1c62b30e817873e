import LiquidTemplates
import Testing

@Suite("The date filter")
struct DateFilterTests {
    static func render(_ template: String) throws -> String {
        try LiquidTemplate(template, options: LiquidOptions(now: { 1_539_901_093.5 })).render(LiquidObject())
    }

    @Test(
        "Dates are read as people write them",
        arguments: [
            "2016-03-14 15:09:26", "2016-03-14T15:09:26Z", "2016-03-14T16:09:26+01:00", "March 14, 2016 3:09:26 pm",
            "14 Mar 2016 15:09:26", "Mon Mar 14 15:09:26 2016", "2016/03/14 15:09:26.25", "Mon, 14 Mar 2016 15:09:26 GMT", "1457968166",
            "20160314 15:09:26", "14th March 2016, 15:09:26",
        ])
    func reading(_ text: String) throws {
        #expect(try Self.render("{{ '\(text)' | date: '%s' }}") == "1457968166")
    }

    @Test("What is no date stays as it is", arguments: ["hello", "", "2016-13-45", "12:99", "1 2 3 4 5"])
    func notDates(_ text: String) throws {
        #expect(try Self.render("{{ '\(text)' | date: '%Y' }}") == text)
    }

    @Test(
        "Directives print as in Ruby",
        arguments: [
            ("%Y-%m-%d %H:%M:%S", "2016-03-05 09:07:03"), ("%y %C %j", "16 20 065"), ("%e|%k|%l|%I", " 5| 9| 9|09"),
            ("%b %B %^b %^B", "Mar March MAR MARCH"), ("%a %A %u %w", "Sat Saturday 6 6"), ("%p %P %#p", "AM am am"),
            ("%-d/%-m %_d %03d", "5/3  5 005"), ("%L %N %3N", "000 000000000 000"), ("%z %:z %Z", "+0000 +00:00 UTC"),
            ("%F %T %R %D", "2016-03-05 09:07:03 09:07 03/05/16"), ("%U %W %V %G", "09 09 09 2016"), ("%% %n%t|", "% \n\t|"),
            ("%c", "Sat Mar  5 09:07:03 2016"), ("%10Y|%-y", "0000002016|16"), ("%Q", "%Q"),
        ])
    func printing(_ format: String, _ output: String) throws {
        #expect(try Self.render("{{ '2016-03-05 09:07:03' | date: '\(format)' }}") == output)
    }

    @Test("Now is the time that was given, not the machine's")
    func now() throws {
        #expect(try Self.render("{{ 'now' | date: '%s %L' }} {{ 'today' | date: '%F' }}") == "1539901093 500 2018-10-18")
    }

    @Test("Weeks at the turn of a year belong to the year of their Thursday")
    func isoWeeks() throws {
        #expect(try Self.render("{{ '2021-01-03' | date: '%G-%V' }} {{ '2020-12-28' | date: '%G-%V' }}") == "2020-53 2020-53")
        #expect(try Self.render("{{ '2018-12-31' | date: '%G-%V' }}") == "2019-01")
    }
}
