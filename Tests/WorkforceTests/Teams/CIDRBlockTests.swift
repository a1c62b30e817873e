import Testing
import Workforce

@Suite struct CIDRBlockTests {
    struct Case: Sendable {
        let range: String
        let address: String
        let isInside: Bool
    }

    static let cases: [Case] = [
        .init(range: "10.0.0.0/16", address: "10.0.255.1", isInside: true),
        .init(range: "10.0.0.0/16", address: "10.1.0.0", isInside: false),
        .init(range: "10.0.0.0/15", address: "10.1.0.0", isInside: true),
        .init(range: "10.0.0.1/32", address: "10.0.0.1", isInside: true),
        .init(range: "10.0.0.1/32", address: "10.0.0.2", isInside: false),
        .init(range: "10.0.0.77/24", address: "10.0.0.1", isInside: true),
        .init(range: "0.0.0.0/0", address: "203.0.113.9", isInside: true),
        .init(range: "10.0.0.0/8", address: "::ffff:10.9.9.9", isInside: true),
        .init(range: "10.0.0.0/8", address: "2001:db8::1", isInside: false),
        .init(range: "2001:db8::/33", address: "2001:db8:7fff::1", isInside: true),
        .init(range: "2001:db8::/33", address: "2001:db8:8000::1", isInside: false),
        .init(range: "fe80::/10", address: "fe80::1%eth0", isInside: true),
        .init(range: "::/0", address: "10.0.0.1", isInside: false),
        .init(range: "10.0.0.0/8", address: "localhost", isInside: false),
    ]

    @Test("an address is inside a range when their first bits are the same, 06/NET-25", arguments: cases)
    func membership(_ test: Case) throws {
        #expect(try #require(CIDRBlock(test.range)).contains(test.address) == test.isInside)
    }

    @Test(
        "other texts are no ranges",
        arguments: [
            "", "10.0.0.0", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/-1", "10.0.0.0/8/8", "a/8", "10.0.0.0/ 8",
        ])
    func garbage(_ text: String) {
        #expect(CIDRBlock(text) == nil)
    }
}
