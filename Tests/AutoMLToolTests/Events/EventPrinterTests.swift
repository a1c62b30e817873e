import AutoMLTool
import Synchronization
import Testing

@Suite struct EventPrinterTests {
    func printed(_ isTerminal: Bool, _ events: [ToolEvent]) -> String {
        let text = Mutex("")
        withExtendedLifetime(text) {
            let printer = EventPrinter(isTerminal: isTerminal) { piece in text.withLock { $0 += piece } }
            for event in events { printer.print(event) }
        }
        return text.withLock { $0 }
    }

    @Test("elsewhere than in a terminal each event is a line of JSON")
    func lines() {
        let text = printed(
            false, [.progress(step: "search", done: 3, total: 17), .metric(name: "validation:f1", value: 0.5), .log("a \"b\"\n")])
        #expect(
            text == """
                {"event":"progress","step":"search","done":3,"of":17}
                {"event":"metric","name":"validation:f1","value":0.5}
                {"event":"log","message":"a \\"b\\"\\n"}

                """)
    }

    @Test("a metric that is not defined is null, so that the line stays JSON")
    func undefined() {
        #expect(printed(false, [.metric(name: "x", value: .nan)]).contains(#""value":null"#))
    }

    @Test("in a terminal progress is a bar that stays on its line until it is full")
    func bar() {
        let half = printed(true, [.progress(step: "search", done: 50, total: 100)])
        #expect(half.filter { $0 == "█" }.count == half.filter { $0 == "░" }.count)
        #expect(!half.contains("\n"))
        #expect(printed(true, [.progress(step: "search", done: 100, total: 100)]).hasSuffix("\n"))
    }
}
