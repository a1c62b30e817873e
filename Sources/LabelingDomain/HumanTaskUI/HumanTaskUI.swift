/// A worker page of the service's own, named by its ARN:
/// `arn:aws:sagemaker:<region>:394669845002:human-task-ui/NamedEntityRecognition` (01/COM-3).
package struct HumanTaskUI: Sendable, Hashable {
    /// What workers do on it, e.g. `NamedEntityRecognition`.
    package let taskName: String

    private static let resourceType = "human-task-ui"

    /// Reads `arn`; nil when it names something else.
    ///
    /// The account is not looked at: an installation that has no AWS at hand names its own.
    package init?(_ arn: ARN) {
        guard arn.service == "sagemaker", arn.resourceType == Self.resourceType, !arn.resourceName.isEmpty,
            arn.resource.contains("/")
        else { return nil }
        taskName = String(arn.resourceName)
    }
}
