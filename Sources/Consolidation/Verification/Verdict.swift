/// What all workers together say about the label of an object, and why (05/VER-2).
package struct Verdict: Sendable, Hashable {
    package let classIndex: Int
    package let confidence: Double
    /// What workers wrote, without the empty comments (05/VER-4), in the order of the workers.
    package let comments: [String]
}
