package import Manifests

/// What a predefined pre-annotation function gives to the worker page as `task.input` (01/COM-5).
package enum TaskInput {
    private static let taskObjectKey = "taskObject"
    private static let labelsKey = "labels"
    private static let manifestLineKey = "manifestLine"

    /// `taskObject`, `labels`, the manifest line as `manifestLine`, from which adjustment templates take earlier labels
    /// (03/LIQ-17), and every key of it, so that templates may show `task.input.<key>`.
    ///
    /// - Parameters:
    ///   - taskObject: the S3 URI of a file, or the text to label.
    ///   - labels: the label categories in the form of the task type, `TaskType.templateLabels`.
    package static func make(
        taskObject: String, line: ManifestLine, labels: JSONValue
    ) throws(JSONSyntaxError) -> JSONValue {
        let line = try JSONValue(parsing: line.text)
        let ownKeys = [taskObjectKey, labelsKey, manifestLineKey]
        return .object(
            [
                .init(taskObjectKey, .string(taskObject)),
                .init(labelsKey, labels),
                .init(manifestLineKey, line),
            ] + (line.members ?? []).filter { !ownKeys.contains($0.key) })
    }
}
