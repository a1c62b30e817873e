import Synchronization

@testable import ComputeBackends

/// What a process has told.
final class ToldEvents: Sendable {
    private let events = Mutex<[ComputeEvent]>([])

    func append(_ event: ComputeEvent) { events.withLock { $0.append(event) } }

    var all: [ComputeEvent] { events.withLock { $0 } }

    /// The texts for people among them.
    var texts: [String] {
        all.compactMap { event in
            if case .log(let text) = event { text } else { nil }
        }
    }
}
