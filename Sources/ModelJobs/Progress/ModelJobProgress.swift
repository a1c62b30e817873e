import Foundation

/// The detailed states that a job has gone through; the last one is the one it is in.
package struct ModelJobProgress: Sendable, Hashable, Codable {
    /// A detailed state, by the name of the API.
    package struct Transition: Sendable, Hashable, Codable {
        package let status: String
        /// Microseconds since 1970.
        package let startedAt: Int64
        package internal(set) var endedAt: Int64?
        package let message: String
    }

    package private(set) var transitions: [Transition] = []

    /// How many states are kept; the oldest go.
    private static let maxTransitions = 100

    /// Begins with `status`.
    package init(_ status: String, _ message: String, at now: Int64) {
        enter(status, message, at: now)
    }

    /// Reads the JSON of a stored job.
    package init(json: String) throws {
        self = try JSONDecoder().decode(ModelJobProgress.self, from: Data(json.utf8))
    }

    package var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    package var status: String { transitions.last?.status ?? "Starting" }

    /// Goes on to another state; one that it is in already it stays in.
    package mutating func enter(_ status: String, _ message: String, isFinal: Bool = false, at now: Int64) {
        guard transitions.last?.status != status else { return }
        if !transitions.isEmpty { transitions[transitions.count - 1].endedAt = now }
        transitions.append(Transition(status: status, startedAt: now, endedAt: isFinal ? now : nil, message: message))
        if transitions.count > Self.maxTransitions { transitions.removeFirst() }
    }
}
