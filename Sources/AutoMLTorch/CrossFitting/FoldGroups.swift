/// Folds put together, so that fewer models have to be trained than there are folds: an object is predicted by the model of its
/// fold's group, which did not see any of the group's labels.
package struct FoldGroups: Sendable, Equatable {
    package let count: Int
    private let folds: [Int]

    /// - Parameter folds: the fold of each object, 0..<`foldCount`.
    package init(folds: [Int], foldCount: Int, groups: Int) {
        self.folds = folds
        count = max(1, min(groups, foldCount))
    }

    /// The objects that the model of a group predicts.
    package func members(of group: Int) -> [Int] {
        folds.indices.filter { folds[$0] % count == group }
    }

    /// Whether the model of a group may learn from an object; all models may where there is one group only: the last one, of all.
    package func mayLearn(_ group: Int?, from object: Int) -> Bool {
        guard let group else { return true }
        return folds[object] % count != group
    }
}
