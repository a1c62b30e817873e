/// An opaque identifier of one kind of thing, so that a worker's id cannot be passed where a task's is meant.
///
/// `Subject` is only a marker; the text is kept as it was given.
package struct Identifier<Subject>: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String

    package init(_ text: some StringProtocol) {
        self.text = String(text)
    }

    package var description: String { text }

    package static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
}

/// A person who labels, as `private.us-east-1.47a0115a1f1786e9` in worker responses (05/WRK-3, 03/LAM-30).
package typealias WorkerID = Identifier<WorkerSubject>
/// The secret that fences one hold of a task: whoever shows an older one is too late.
package typealias LeaseToken = Identifier<LeaseSubject>

/// Marks identifiers of workers.
package enum WorkerSubject {}
/// Marks tokens of leases.
package enum LeaseSubject {}
