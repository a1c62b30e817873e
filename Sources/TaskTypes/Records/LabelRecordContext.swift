package import LabelingDomain

/// What a label record tells beside the label (05/META-1).
package struct LabelRecordContext: Sendable, Hashable {
    package let jobName: String
    package let createdAt: Timestamp
    /// Whether people made the label, or automated labeling did (05/META-3).
    package let isHumanAnnotated: Bool
    /// The S3 URI under which label files lie, with a slash at its end.
    package let fileFolder: String

    package init(jobName: String, createdAt: Timestamp, isHumanAnnotated: Bool = true, fileFolder: String = "") {
        self.jobName = jobName
        self.fileFolder = fileFolder
        self.createdAt = createdAt
        self.isHumanAnnotated = isHumanAnnotated
    }
}
