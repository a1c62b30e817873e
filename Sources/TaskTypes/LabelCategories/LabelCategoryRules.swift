import LabelingDomain

/// What a task type asks of the label category file.
package struct LabelCategoryRules: Sendable, Hashable {
    /// 2 for image and text classification, 1 otherwise (03/JOB-14).
    package let minCount: Int
    /// Nil for no limit (04/QUO-15, QUO-22).
    package let maxCount: Int?
    /// Characters in a name (04/QUO-12).
    package let maxNameCharacters: Int
    /// Whether the file has to hold the workers' instructions, because no template does (03/LCC-16).
    package let needsInstructions: Bool
    /// Whether the file may name the earlier job's labels that this job audits (03/LCC-19).
    package let mayAudit: Bool

    package init(
        minCount: Int, maxCount: Int? = nil, maxNameCharacters: Int = LabelingQuota.labelCategoryCharacters,
        needsInstructions: Bool = false, mayAudit: Bool = false
    ) {
        self.minCount = minCount
        self.maxCount = maxCount
        self.maxNameCharacters = maxNameCharacters
        self.needsInstructions = needsInstructions
        self.mayAudit = mayAudit
    }

    /// The same rules for a job that audits earlier labels.
    package var forAudits: LabelCategoryRules {
        LabelCategoryRules(
            minCount: minCount, maxCount: maxCount, maxNameCharacters: maxNameCharacters,
            needsInstructions: needsInstructions, mayAudit: true)
    }

    /// The same rules, and that the instructions have to be in the file.
    package var withInstructions: LabelCategoryRules {
        LabelCategoryRules(
            minCount: minCount, maxCount: maxCount, maxNameCharacters: maxNameCharacters, needsInstructions: true,
            mayAudit: mayAudit)
    }
}
