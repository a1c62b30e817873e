/// Objects to be classified, of which people have labeled some.
///
/// Every object belongs to a fold, given at random. The model that predicts an object learns from the labels of the other
/// folds only, so an object that was drawn at random and labeled by people shows how good the predictions of the
/// unlabeled objects of its fold are (cross-validation: Stone 1974; that its errors estimate those of the very models
/// used: Bayle et al. 2020).
package struct CrossFitObjects: Sendable {
    /// A fold an object, 0..<foldCount.
    package let folds: [Int]
    package let foldCount: Int
    /// The class that people gave an object, if they did, 0..<classCount.
    package let labels: [Int?]
    package let classCount: Int
    /// Whether a labeled object was drawn at random from among those that are still to be decided: confidence is
    /// measured on these only, since objects that were chosen for being hard say little about the others.
    package let representative: [Bool]

    package init(folds: [Int], foldCount: Int, labels: [Int?], classCount: Int, representative: [Bool]) {
        precondition(folds.count == labels.count && folds.count == representative.count)
        self.folds = folds
        self.foldCount = foldCount
        self.labels = labels
        self.classCount = classCount
        self.representative = representative
    }

    /// The labeled objects that a model of `fold` may learn from.
    func training(forFold fold: Int) -> [Int] {
        folds.indices.filter { folds[$0] != fold && labels[$0] != nil }
    }

    func members(ofFold fold: Int) -> [Int] {
        folds.indices.filter { folds[$0] == fold }
    }
}
