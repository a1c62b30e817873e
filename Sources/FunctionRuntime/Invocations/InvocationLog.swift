import Synchronization

/// What a function's process prints during one invocation, up to a limit.
final class InvocationLog: Sendable {
    /// Bytes kept of one invocation; what comes after is counted and thrown away.
    static let maxBytes = 262_144

    private struct State {
        var bytes: [UInt8] = []
        var dropped = 0
    }

    private let state = Mutex(State())

    func append(_ bytes: [UInt8]) {
        state.withLock { state in
            let room = max(0, Self.maxBytes - state.bytes.count)
            state.bytes.append(contentsOf: bytes.prefix(room))
            state.dropped += max(0, bytes.count - room)
        }
    }

    /// Takes out what was printed since the last call.
    func take() -> [UInt8] {
        state.withLock { state in
            var bytes = state.bytes
            if state.dropped > 0 { bytes += Array("\n[\(state.dropped) more bytes were thrown away]\n".utf8) }
            state = State()
            if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
            return bytes
        }
    }
}
