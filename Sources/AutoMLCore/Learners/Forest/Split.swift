/// A division of rows by one column: those in `bin` or a lower one go left.
struct Split: Sendable, Equatable {
    let column: Int
    let bin: Int
    /// The sum over both sides of squared sums by the number of rows: larger is purer.
    let score: Float
}
