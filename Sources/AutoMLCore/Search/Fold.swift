/// Rows to train on, and the others to be predicted.
package struct Fold: Sendable, Equatable {
    package let training: [Int]
    package let held: [Int]

    package init(training: [Int], held: [Int]) {
        self.training = training
        self.held = held
    }
}
