/// What a learner learns from.
package struct TrainingTask: Sendable {
    package let features: Features
    /// Numbers are standardized: of mean 0 and deviation 1.
    package let target: Target
    package let folds: [Fold]
    package let deadline: Deadline
    package let seed: UInt64

    package init(features: Features, target: Target, folds: [Fold], deadline: Deadline, seed: UInt64) {
        self.features = features
        self.target = target
        self.folds = folds
        self.deadline = deadline
        self.seed = seed
    }

    package func seed(fold: Int) -> UInt64 {
        var generator = SeededGenerator(seed: seed, purpose: fold)
        return generator.next()
    }
}
