import LabelingDomain

/// How many label categories a task type takes, and how long their names may be.
package struct LabelCategoryRules: Sendable, Hashable {
    /// 2 for image and text classification, 1 otherwise (03/JOB-14).
    package let minCount: Int
    /// Nil for no limit (04/QUO-15, QUO-22).
    package let maxCount: Int?
    /// Characters in a name (04/QUO-12).
    package let maxNameCharacters: Int

    package init(
        minCount: Int, maxCount: Int? = nil, maxNameCharacters: Int = LabelingQuota.labelCategoryCharacters
    ) {
        self.minCount = minCount
        self.maxCount = maxCount
        self.maxNameCharacters = maxNameCharacters
    }
}
