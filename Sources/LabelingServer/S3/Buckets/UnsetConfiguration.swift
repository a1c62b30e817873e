import AWSWire

/// Configurations of S3 buckets that cannot be set here, and that clients read all the same: Terraform asks for each of
/// them after it has made a bucket. The raw value is the sub-resource.
enum UnsetConfiguration: String, Sendable, Hashable, CaseIterable {
    case accelerate
    case encryption
    case lifecycle
    case logging
    case notification
    case objectLock = "object-lock"
    case ownershipControls
    case policy
    case policyStatus
    case publicAccessBlock
    case replication
    case requestPayment
    case website

    /// What S3 answers while it is not set: an error for most, an empty document for some.
    enum Answer: Sendable, Hashable {
        case refusal(code: String, message: String)
        /// A document whose root holds `content`, elements with their texts.
        case document(root: String, content: [String: String])
    }

    var answer: Answer {
        switch self {
        case .accelerate: .document(root: "AccelerateConfiguration", content: [:])
        case .logging: .document(root: "BucketLoggingStatus", content: [:])
        case .notification: .document(root: "NotificationConfiguration", content: [:])
        case .requestPayment: .document(root: "RequestPaymentConfiguration", content: ["Payer": "BucketOwner"])
        case .encryption:
            .refusal(
                code: "ServerSideEncryptionConfigurationNotFoundError",
                message: "The server side encryption configuration was not found")
        case .lifecycle:
            .refusal(code: "NoSuchLifecycleConfiguration", message: "The lifecycle configuration does not exist")
        case .objectLock:
            .refusal(
                code: "ObjectLockConfigurationNotFoundError",
                message: "Object Lock configuration does not exist for this bucket")
        case .ownershipControls:
            .refusal(
                code: "OwnershipControlsNotFoundError", message: "The bucket ownership controls were not found")
        case .policy, .policyStatus:
            .refusal(code: "NoSuchBucketPolicy", message: "The bucket policy does not exist")
        case .publicAccessBlock:
            .refusal(
                code: "NoSuchPublicAccessBlockConfiguration",
                message: "The public access block configuration was not found")
        case .replication:
            .refusal(
                code: "ReplicationConfigurationNotFoundError",
                message: "The replication configuration was not found")
        case .website:
            .refusal(
                code: "NoSuchWebsiteConfiguration",
                message: "The specified bucket does not have a website configuration")
        }
    }
}
