import AWSWire
import Testing

@Suite struct JavaPatternTests {
    static let cases: [(String, String, Bool)] = [
        (#"[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}"#, "animals-2", true), (#"[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}"#, "animals-", false),
        (#"[\w-]+_[0-9a-zA-Z]+"#, "us-east-1_AbC", true), (#"[\w-]+_[0-9a-zA-Z]+"#, "übung_AbC", false),
        (#"\d+"#, "123", true), (#"\d+"#, "١٢٣", false), (#"[\S]+"#, "a b", false), (#"[\S\s]+"#, "a\nb", true),
        (#"[\p{L}\p{M}\p{S}\p{N}\p{P}]+"#, "日本-€1", true), (#"[\p{L}\p{M}\p{S}\p{N}\p{P}]+"#, "a b", false),
        (#".+"#, "a\nb", false), (#"(?s).*"#, "a\nb", true), (#"[!#-\[\]-~]+( [!#-\[\]-~]+)*"#, "a [b] c", true),
        (#"[!#-\[\]-~]+( [!#-\[\]-~]+)*"#, #"a "b""#, false), (#"(https|s3)://([^/]+)/?(.*)"#, "s3://bucket/key", true),
        (#"^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$"#, "my-domain", true),
        (#"^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$"#, "my-domain\n", false),
        (#"[\t\n\r -\uD7FF\uE000-\uFFFD]*"#, "text\twith\nlines é", true),
        (#"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+"#, "<p>😀</p>", true),
        (
            #"arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:workteam/.*"#,
            "arn:aws:sagemaker:us-east-1:123456789012:workteam/private-crowd/a", true
        ),
    ]

    @Test("patterns match whole texts, as Java's do", arguments: cases)
    func matches(_ pattern: String, _ text: String, _ isMatch: Bool) {
        #expect(JavaPattern(pattern).matches(text) == isMatch)
    }

    @Test("a pattern with nested repetition ends soon on a hostile text")
    func hostileText() {
        let start = ContinuousClock.now
        for text in [
            String(repeating: "a", count: 100_000) + "!", String(repeating: "-", count: 100_000), String(repeating: "a-", count: 50_000),
        ] {
            #expect(!JavaPattern("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}").matches(text))
        }
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
