/// A class that somebody chose for an object, and how likely it holds, 0...1 (05/MLC-2).
package struct ScoredClass: Sendable, Hashable {
    package let classIndex: Int
    package let confidence: Double
}
