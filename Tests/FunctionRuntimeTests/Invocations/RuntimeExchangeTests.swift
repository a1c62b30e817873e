import Foundation
import Testing

@testable import FunctionRuntime

/// The two sides of the Runtime API, without a socket.
@Suite(.timeLimit(.minutes(1))) struct RuntimeExchangeTests {
    private func event(_ id: String) -> RuntimeInvocation {
        RuntimeInvocation(
            requestID: id, payload: Array("{}".utf8), deadline: .now, functionARN: "arn", traceID: "", clientContext: nil)
    }

    @Test("an event goes to the runtime, whoever comes first, and its answer back")
    func answers() async {
        let exchange = RuntimeExchange()
        async let first = exchange.run(event("1"))
        #expect(await exchange.next()?.requestID == "1")
        #expect(await exchange.waitUntilReady() == nil)
        #expect(await !exchange.respond(to: "other", payload: []))
        #expect(await exchange.respond(to: "1", payload: [7]))
        #expect(await first == .response([7]))
        #expect(await !exchange.respond(to: "1", payload: [8]), "an event is answered once")

        async let waiting = exchange.next()
        try? await Task.sleep(for: .milliseconds(20))
        async let second = exchange.run(event("2"))
        #expect(await waiting?.requestID == "2")
        #expect(await exchange.fail("2", error: [9]))
        #expect(await second == .error([9]))
    }

    @Test("closing tells everybody who waits, once")
    func closing() async {
        let exchange = RuntimeExchange()
        async let report = exchange.run(event("1"))
        _ = await exchange.next()
        async let poll = exchange.next()
        async let closed: Void = exchange.waitUntilClosed()
        try? await Task.sleep(for: .milliseconds(20))
        await exchange.close(.timedOut)
        await exchange.close(.retired)
        #expect(await report == .ended(.timedOut))
        #expect(await poll == nil)
        await closed
        #expect(await exchange.run(event("2")) == .ended(.timedOut))
        #expect(await exchange.next() == nil)
    }

    @Test("a runtime that cannot begin says why")
    func initFailure() async {
        let exchange = RuntimeExchange()
        async let ready = exchange.waitUntilReady()
        try? await Task.sleep(for: .milliseconds(20))
        await exchange.failInit(error: [1, 2])
        #expect(await ready == .initFailed([1, 2]))
    }

    @Test("too large an answer ends the runtime")
    func largeAnswer() async {
        let exchange = RuntimeExchange()
        async let report = exchange.run(event("1"))
        _ = await exchange.next()
        await exchange.refuseAnswer(to: "0")
        await exchange.refuseAnswer(to: "1")
        #expect(await report == .ended(.answerTooLarge))
    }

    @Test("the log keeps so much and says what it threw away")
    func log() {
        let log = InvocationLog()
        log.append(Array("first".utf8))
        #expect(log.take() == Array("first\n".utf8))
        log.append([UInt8](repeating: 65, count: InvocationLog.maxBytes))
        log.append([66, 66])
        #expect(String(decoding: log.take(), as: UTF8.self).hasSuffix("A\n[2 more bytes were thrown away]\n"))
        #expect(log.take().isEmpty)
    }
}
