import Testing

@testable import LabelingServer

@Suite("Sources as they are sent")
struct LeanSourceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let source: String
        let lean: String
    }

    @Test(
        "comments that fill a line go, everything else stays",
        arguments: [
            Case(testDescription: "line comments", source: "// a\n  // b\nlet c; // d\n", lean: "let c; // d\n"),
            Case(testDescription: "doc comments", source: "/**\n * a\n * @b\n */\nc();\n  /** d */\ne();", lean: "c();\ne();\n"),
            Case(testDescription: "code behind a comment", source: "  /** @type {x} */ #y = 1;", lean: "/** @type {x} */ #y = 1;\n"),
            Case(testDescription: "indentation and empty lines", source: "a {\n\n    b: c;\n}\n", lean: "a {\nb: c;\n}\n"),
            Case(
                testDescription: "what looks like a comment elsewhere", source: "*, *::before { }\nx = 'a // b';\n* 2",
                lean: "*, *::before { }\nx = 'a // b';\n* 2\n"),
        ])
    func leaving(example: Case) {
        #expect(LeanSource.of(example.source) == example.lean)
    }
}
