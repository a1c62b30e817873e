import Manifests
import Testing

@testable import JobEngine

/// What a post-annotation function may answer, and what comes of it.
@Suite struct PostAnnotationReplyTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let reply: String
        let contents: [Int: String]
        let failures: [Int: String]

        init(_ name: String, _ reply: String, contents: [Int: String] = [:], failures: [Int: String] = [:]) {
            testDescription = name
            self.reply = reply
            self.contents = contents
            self.failures = failures
        }
    }

    static func entry(_ id: String, _ content: String) -> String {
        "{\"datasetObjectId\":\(id),\"consolidatedAnnotation\":{\"content\":\(content)}}"
    }

    static let cases = [
        Case(
            "one entry for each object, 03/LAM-31", "[\(entry("\"0\"", "{\"mood\":{\"a\":1.50}}")),\(entry("\"1\"", "{\"mood\":7}"))]",
            contents: [0: "{\"a\":1.50}", 1: "7"]),
        Case(
            "of repeated entries the last counts", "[\(entry("\"0\"", "{\"mood\":1}")),\(entry("\"0\"", "{\"mood\":2}"))]",
            contents: [0: "2"], failures: [1: "no entry"]),
        Case(
            "a later sound entry takes the place of a spoiled one",
            "[\(entry("\"0\"", "[]")),\(entry("\"0\"", "{\"mood\":2}")),\(entry("1", "{\"mood\":null}"))]",
            contents: [0: "2", 1: "null"]),
        Case("unknown objects are passed over", "[\(entry("\"9\"", "{\"mood\":1}")),{},7,null]", failures: [0: "no entry", 1: "no entry"]),
        Case(
            "content without the label's name", "[\(entry("\"0\"", "{\"other\":1}")),\(entry("\"1\"", "{}"))]",
            failures: [0: "'other'", 1: "but nothing"]),
        Case("no content at all", "[{\"datasetObjectId\":\"0\"}]", failures: [0: "no 'content' object", 1: "no entry"]),
        Case("an empty list", "[]", failures: [0: "no entry", 1: "no entry"]),
    ]

    @Test("every object has a label or a reason", arguments: cases)
    func replies(reply: Case) throws {
        let read = try PostAnnotationReply(reply.reply, objects: [0, 1], attribute: "mood")
        #expect(read.contents.mapValues(\.description) == reply.contents)
        #expect(Set(read.failures.keys) == Set(reply.failures.keys))
        for (object, words) in reply.failures { #expect(read.failures[object]?.contains(words) == true, "\(read.failures)") }
    }

    @Test("what is no list is refused with what it is", arguments: ["", "null", "{\"errorMessage\":\"x\"}", "[", "\"[]\"", "7"])
    func noList(text: String) {
        let error = #expect(throws: AnnotationFunctionError.self) {
            try PostAnnotationReply(text, objects: [0], attribute: "mood")
        }
        #expect(error?.description.contains("consolidatedAnnotation") == true)
        #expect(error?.mayPass == false)
    }
}
