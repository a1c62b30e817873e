/// A label that a model made, as stored.
package struct AutoLabelRow: Sendable, Hashable {
    /// What became of it.
    package enum State: Int, Sendable, Hashable, CaseIterable {
        case proposed = 0
        case accepted = 1
        /// People label the object too, to see whether the model is right.
        case check = 2
    }

    package let object: Int
    package let round: Int
    package let state: State
    /// As JSON.
    package let label: String
    package let confidence: Double

    package init(object: Int, round: Int, state: State, label: String, confidence: Double) {
        self.object = object
        self.round = round
        self.state = state
        self.label = label
        self.confidence = confidence
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            object: try row.int("object_number"), round: try row.int("round"), state: try row.state("state"),
            label: try row.string("label"), confidence: try row.double("confidence"))
    }
}
