import AWSWire
import Testing

@Suite struct PercentEncodingTests {
    @Test(
        "all but the unreserved characters are encoded, in upper case",
        arguments: [
            ("aZ09-._~", "aZ09-._~"), ("a b/c", "a%20b%2Fc"), ("é+&=", "%C3%A9%2B%26%3D"), ("😀", "%F0%9F%98%80"), ("", ""),
        ])
    func encodes(_ text: String, _ encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
        #expect(PercentEncoding.decode(encoded) == text)
        #expect(PercentEncoding.decodeStrictly(encoded) == text)
    }

    @Test("a path keeps its slashes")
    func paths() {
        #expect(PercentEncoding.encode("/a b/c", keepingSlashes: true) == "/a%20b/c")
    }

    @Test("a stray percent sign stands for itself, and broken UTF-8 is replaced or refused")
    func strays() {
        #expect(PercentEncoding.decode("100%") == "100%")
        #expect(PercentEncoding.decode("%zz%4") == "%zz%4")
        #expect(PercentEncoding.decode("%C3%28") == "\u{FFFD}(")
        #expect(PercentEncoding.decodeStrictly("%C3%28") == nil)
    }

    @Test("a query keeps the order, repeated names and bare names")
    func queries() {
        #expect(
            QueryItem.parse("b=2&a=%2B+1&acl&b=3&=x&&") == [
                QueryItem("b", "2"), QueryItem("a", "++1"), QueryItem("acl"), QueryItem("b", "3"), QueryItem("", "x"),
            ])
    }
}
