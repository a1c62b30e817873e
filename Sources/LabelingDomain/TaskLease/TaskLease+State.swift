extension TaskLease {
    /// Where a hold stands.
    package enum State: Sendable, Hashable {
        /// Held for a worker who has not seen it yet.
        case reserved
        /// With the worker until `deadline`, exclusive.
        case accepted(deadline: Timestamp)
        /// Put aside by the worker, who has until `deadline`, exclusive, to come back and answer.
        case stopped(deadline: Timestamp)
        /// Answered; `answerDigest` tells a repeat from another answer.
        case submitted(at: Timestamp, answerDigest: String)
        case expired(at: Timestamp)
        case declined(at: Timestamp)
        case released(at: Timestamp)

        /// The state without its particulars, as stores and the portal write it.
        package enum Name: String, Sendable, Hashable, CaseIterable {
            case reserved, accepted, stopped, submitted, expired, declined, released
        }

        package var name: Name {
            switch self {
            case .reserved: .reserved
            case .accepted: .accepted
            case .stopped: .stopped
            case .submitted: .submitted
            case .expired: .expired
            case .declined: .declined
            case .released: .released
            }
        }

        /// When the hold ends by itself; nil for reservations and ended holds.
        var deadline: Timestamp? {
            switch self {
            case .accepted(let deadline), .stopped(let deadline): deadline
            default: nil
            }
        }

        /// Whether a worker holds the object: it counts towards the object's N, and may end in an answer.
        package var isLive: Bool { name.isLive }
    }
}

extension TaskLease.State.Name {
    /// Whether a worker holds the object.
    package var isLive: Bool {
        switch self {
        case .reserved, .accepted, .stopped: true
        case .submitted, .expired, .declined, .released: false
        }
    }

    /// Whether the hold takes one of the object's N places, which none but an unanswered end gives back
    /// (DESIGN invariant 2).
    package var takesPlace: Bool { isLive || self == .submitted }
}
