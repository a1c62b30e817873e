package import LabelingDomain

/// What a label record tells beside the label (05/META-1).
package struct LabelRecordContext: Sendable, Hashable {
    package let jobName: String
    package let createdAt: Timestamp
    /// Whether people made the label, or automated labeling did (05/META-3).
    package let isHumanAnnotated: Bool

    package init(jobName: String, createdAt: Timestamp, isHumanAnnotated: Bool = true) {
        self.jobName = jobName
        self.createdAt = createdAt
        self.isHumanAnnotated = isHumanAnnotated
    }
}
