/// Workers who asked for a task and found none, while further objects could be released for them.
struct HungryWorkers: Sendable {
    /// Whether anything is left that may be released.
    var mayBeFed: Bool
    private(set) var labelers: Set<Int64> = []

    mutating func add(_ labeler: Int64) { labelers.insert(labeler) }

    /// Everybody who is hungry; they have to say so again.
    mutating func take() -> Set<Int64> {
        defer { labelers.removeAll() }
        return labelers
    }
}
