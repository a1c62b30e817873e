package import Manifests

/// What a predefined pre-annotation function gives to the worker page as `task.input` (01/COM-5).
package enum TaskInput {
    private static let taskObjectKey = "taskObject"
    private static let labelsKey = "labels"

    /// `taskObject` and `labels`, then every key of the manifest line, so that templates may show `task.input.<key>`.
    ///
    /// - Parameter taskObject: the S3 URI of a file, or the text to label.
    package static func make(
        taskObject: String, line: ManifestLine, categories: LabelCategories
    ) throws(JSONSyntaxError) -> JSONValue {
        let lineMembers = try JSONValue(parsing: line.text).members ?? []
        return .object(
            [
                .init(taskObjectKey, .string(taskObject)),
                .init(labelsKey, .array(categories.names.map(JSONValue.string))),
            ] + lineMembers.filter { $0.key != taskObjectKey && $0.key != labelsKey })
    }
}
