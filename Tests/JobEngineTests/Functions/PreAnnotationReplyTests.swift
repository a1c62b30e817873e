import Manifests
import Testing

@testable import JobEngine

/// What a pre-annotation function may answer.
@Suite struct PreAnnotationReplyTests {
    static let input = "\"taskInput\":{\"a\":1.50}"

    @Test(
        "the flag is read in both spellings, as boolean and as text, 03/LAM-5, 03/LAM-7",
        arguments: [
            ("", true), (",\"isHumanAnnotationRequired\":true", true), (",\"isHumanAnnotationRequired\":false", false),
            (",\"isHumanAnnotationRequired\":\"true\"", true), (",\"isHumanAnnotationRequired\":\"False\"", false),
            (",\"humanAnnotationRequired\":\"false\"", false), (",\"humanAnnotationRequired\":\"TRUE\"", true),
            (",\"isHumanAnnotationRequired\":null", true),
        ])
    func flags(flag: String, isRequired: Bool) throws {
        let reply = try PreAnnotationReply("{\(Self.input)\(flag)}")
        #expect(reply == (isRequired ? .task(input: try JSONValue(parsing: "{\"a\":1.50}")) : .notRequired))
    }

    @Test("an object that needs nobody needs no input")
    func withoutInput() throws {
        #expect(try PreAnnotationReply("{\"isHumanAnnotationRequired\":false}") == .notRequired)
    }

    @Test(
        "anything else is refused with what it is, 03/LAM-4",
        arguments: [
            ("", "not JSON"), ("null", "taskInput"), ("[]", "[]"), ("{}", "no 'taskInput'"), ("{\"taskInput\":\"x\"}", "no 'taskInput'"),
            ("{\(input),\"isHumanAnnotationRequired\":\"maybe\"}", "maybe"),
            ("{\(input),\"humanAnnotationRequired\":{}}", "humanAnnotationRequired"),
        ])
    func nonsense(text: String, words: String) {
        let error = #expect(throws: AnnotationFunctionError.self) { try PreAnnotationReply(text) }
        #expect(error?.description.contains(words) == true, "\(String(describing: error))")
        #expect(error?.mayPass == false)
    }
}
