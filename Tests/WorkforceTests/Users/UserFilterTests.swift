import Persistence
import Testing
import Workforce

@Suite struct UserFilterTests {
    struct Case: Sendable {
        let text: String
        let condition: UserStore.Condition?
    }

    static let cases: [Case] = [
        .init(text: "", condition: nil),
        .init(text: #"sub = "d6947aeb""#, condition: .sub(.exactly("d6947aeb"))),
        .init(text: #"email ^= "ann""#, condition: .attribute(name: "email", .startingWith("ann"))),
        .init(text: #""email"="a@x""#, condition: .attribute(name: "email", .exactly("a@x"))),
        .init(text: #"given_name = "O\"Neil\\""#, condition: .attribute(name: "given_name", .exactly(#"O"Neil\"#))),
        .init(text: #"username^="b""#, condition: .username(.startingWith("b"))),
        .init(text: #"cognito:user_status = "CONFIRMED""#, condition: .status(.exactly("CONFIRMED"))),
        .init(text: #"status = "Disabled""#, condition: .enabled(false)),
        .init(text: #"status = "enabled""#, condition: .enabled(true)),
    ]

    @Test("a filter is read as the condition it states, 06/MON-9", arguments: cases)
    func reading(_ test: Case) throws {
        #expect(try UserFilter.parse(test.text) == test.condition)
    }

    @Test(
        "what is no filter is refused with its text",
        arguments: [
            "email", "email = ann", #"email == "a""#, #"email = "a" or name = "b""#, #"custom:team = "a""#,
            #"status = "asleep""#, #"email = "a"#, "email ^= \"" + String(repeating: "a", count: 300) + "\"",
        ])
    func refusal(_ text: String) {
        #expect(throws: UserPoolError.self) { try UserFilter.parse(text) }
    }
}
