/// A data object whose answers are complete.
package struct AnsweredObject: Sendable, Hashable {
    package let number: Int
    package let line: String
    /// When its last answer came, or its time was over.
    package let finishedAt: Int64
    /// In the order in which they were submitted.
    package let answers: [StoredAnswer]
}

/// One worker's answer to one object.
package struct StoredAnswer: Sendable, Hashable {
    package let labeler: Int64
    /// What the worker's page sent, as JSON text.
    package let answer: String
    package let acceptedAt: Int64
    package let submittedAt: Int64
    package let timeSpentInSeconds: Double

    init(_ row: SQLRow) throws(DatabaseError) {
        labeler = try row.int64("labeler")
        answer = try row.string("answer")
        acceptedAt = try row.int64("accepted_at")
        submittedAt = try row.int64("ended_at")
        timeSpentInSeconds = try row.double("time_spent")
    }
}

/// An answer with nothing but what a consolidation needs.
package struct ObjectAnswer: Sendable, Hashable {
    package let object: Int
    package let labeler: Int64
    package let answer: String
}

/// A manifest line and what became of its object.
package struct DataObjectOutcome: Sendable, Hashable {
    package let number: Int
    package let line: String
    package let state: DataObjectState
    /// When its answers were complete, or when it failed; nil while it waits.
    package let finishedAt: Int64?
}
