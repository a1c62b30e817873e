/// Until when work may go on. Learners ask between steps, and return the best they have when it is over.
package struct Deadline: Sendable {
    private let end: ContinuousClock.Instant?
    private let cancellation: Cancellation

    package init(end: ContinuousClock.Instant?, cancellation: Cancellation = Cancellation()) {
        self.end = end
        self.cancellation = cancellation
    }

    /// Nothing ends it.
    package static var never: Deadline { Deadline(end: nil) }

    package static func after(seconds: Double?, cancellation: Cancellation = Cancellation()) -> Deadline {
        Deadline(end: seconds.map { ContinuousClock.now.advanced(by: .seconds($0)) }, cancellation: cancellation)
    }

    package var isCancelled: Bool { cancellation.isCancelled }

    /// Whether work must end now.
    package var isOver: Bool { cancellation.isCancelled || secondsLeft <= 0 }

    /// Infinite without an end.
    package var secondsLeft: Double {
        guard let end else { return .infinity }
        return (end - ContinuousClock.now).seconds
    }

    /// The earlier of this one and `seconds` from now.
    package func capped(seconds: Double) -> Deadline {
        guard seconds < secondsLeft else { return self }
        return Deadline(end: ContinuousClock.now.advanced(by: .seconds(seconds)), cancellation: cancellation)
    }

    /// Earlier by a share of the time that is left.
    package func keeping(share: Double) -> Deadline {
        end == nil ? self : capped(seconds: max(secondsLeft, 0) * (1 - share))
    }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
