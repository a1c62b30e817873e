/// The boxes of a job's images and what was learned of its workers.
package struct ConsolidatedBoxes: Sendable {
    /// By object number; empty where nobody answered or nothing is there.
    package let boxes: [[ScoredBox]]
    /// By worker: how much of what is there the worker draws.
    package let recalls: [Double]
    /// By worker: how much of what the worker draws is there.
    package let precisions: [Double]
    /// By worker: how far off edges are, as a share of the side of the box; smaller is better.
    package let edgeNoise: [Double]
    /// By worker: how often the class is right; empty when nobody drew anything.
    package let classAccuracies: [Double]
}
