/// Where a function's runtime and the server meet: the one hands over events, the other fetches and answers them.
///
/// Each process has an exchange of its own. The Runtime API's routes call the first half, the sandbox the second.
package actor RuntimeExchange {
    private var pending: RuntimeInvocation?
    private var poll: CheckedContinuation<RuntimeInvocation?, Never>?
    private var current: (requestID: String, report: CheckedContinuation<RuntimeReport, Never>)?
    private var isReady = false
    private var readiness: CheckedContinuation<RuntimeEnd?, Never>?
    private var end: RuntimeEnd?
    private var closing: CheckedContinuation<Void, Never>?

    package init() {}

    // MARK: The runtime's side

    /// The next event; nil when the runtime has to go. The first call says that the function is initialised.
    package func next() async -> RuntimeInvocation? {
        guard end == nil else { return nil }
        if !isReady {
            isReady = true
            readiness?.resume(returning: nil)
            readiness = nil
        }
        if let invocation = pending {
            pending = nil
            return invocation
        }
        // A runtime that asks twice has given up its first question.
        poll?.resume(returning: nil)
        return await withCheckedContinuation { poll = $0 }
    }

    /// The function's answer. False when nobody waits for it: it came too late, or for another event.
    package func respond(to requestID: String, payload: [UInt8]) -> Bool {
        settle(requestID, .response(payload))
    }

    /// The function's error. False as for `respond`.
    package func fail(_ requestID: String, error: [UInt8]) -> Bool {
        settle(requestID, .error(error))
    }

    /// The runtime cannot begin.
    package func failInit(error: [UInt8]) {
        close(.initFailed(error))
    }

    /// The answer to an event is larger than allowed.
    package func refuseAnswer(to requestID: String) {
        guard current?.requestID == requestID else { return }
        close(.answerTooLarge)
    }

    private func settle(_ requestID: String, _ report: RuntimeReport) -> Bool {
        guard let current, current.requestID == requestID else { return false }
        self.current = nil
        current.report.resume(returning: report)
        return true
    }

    // MARK: The sandbox's side

    /// Waits until the runtime asks for its first event; otherwise tells why it never will.
    func waitUntilReady() async -> RuntimeEnd? {
        if isReady || end != nil { return end }
        return await withCheckedContinuation { readiness = $0 }
    }

    /// Hands an event over and waits for what becomes of it. One at a time.
    func run(_ invocation: RuntimeInvocation) async -> RuntimeReport {
        if let end { return .ended(end) }
        return await withCheckedContinuation { continuation in
            current = (invocation.requestID, continuation)
            if let poll {
                self.poll = nil
                poll.resume(returning: invocation)
            } else {
                pending = invocation
            }
        }
    }

    /// Ends the exchange: whoever waits is told. Only the first end counts.
    func close(_ end: RuntimeEnd) {
        guard self.end == nil else { return }
        self.end = end
        pending = nil
        closing?.resume()
        closing = nil
        poll?.resume(returning: nil)
        poll = nil
        readiness?.resume(returning: end)
        readiness = nil
        current?.report.resume(returning: .ended(end))
        current = nil
    }

    /// Waits until the exchange is closed, by whomever. For one at a time.
    func waitUntilClosed() async {
        guard end == nil else { return }
        await withCheckedContinuation { closing = $0 }
    }

    /// Whether it takes no more events.
    var isClosed: Bool { end != nil }
}
