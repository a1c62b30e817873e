/// A predefined annotation function named by its ARN: `arn:aws:lambda:<region>:<account>:function:PRE-<TaskType>`
/// before the annotation and `…:ACS-<TaskType>` to consolidate it (03/JOB-35).
package struct BuiltInFunction: Sendable, Hashable {
    /// When the function runs.
    package enum Stage: String, Sendable, Hashable {
        case preAnnotation = "PRE-"
        case consolidation = "ACS-"
    }

    package let stage: Stage
    /// The name both functions of a task type share, e.g. `ImageMultiClass`.
    package let taskTypeName: String
    package let region: String

    /// Reads `arn`; nil when it names some other function, for example one of the user's own.
    ///
    /// Any predefined account is accepted with any region: the account decides that a function is predefined, and
    /// whether the region is the job's is for the caller to say.
    package init?(_ arn: ARN) {
        guard arn.service == "lambda", Self.accountByRegion.values.contains(arn.account),
            arn.resourceType == "function"
        else { return nil }
        let name = arn.resourceName
        guard let stage = [Stage.preAnnotation, .consolidation].first(where: { name.hasPrefix($0.rawValue) }) else {
            return nil
        }
        let taskTypeName = name.dropFirst(stage.rawValue.count)
        guard !taskTypeName.isEmpty else { return nil }
        self.stage = stage
        self.taskTypeName = String(taskTypeName)
        self.region = arn.region
    }

    /// The account that owns the predefined functions in each region.
    package static let accountByRegion = [
        "ap-northeast-1": "477331159723",
        "ap-northeast-2": "845288260483",
        "ap-south-1": "565803892007",
        "ap-southeast-1": "377565633583",
        "ap-southeast-2": "454466003867",
        "ca-central-1": "918755190332",
        "eu-central-1": "203001061592",
        "eu-west-1": "568282634449",
        "eu-west-2": "487402164563",
        "us-east-1": "432418664414",
        "us-east-2": "266458841044",
        "us-west-2": "081040173940",
    ]
}
