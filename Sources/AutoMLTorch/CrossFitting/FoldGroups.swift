/// Folds put together, so that fewer models have to be trained than there are folds: an object is predicted by the model of its
/// fold's group, which did not see any of the group's labels.
struct FoldGroups: Sendable, Equatable {
    let count: Int

    /// At most `limit` groups, and at most as many as folds.
    init(foldCount: Int, limit: Int) {
        count = max(1, min(limit, foldCount))
    }

    func group(ofFold fold: Int) -> Int { fold % count }
}
