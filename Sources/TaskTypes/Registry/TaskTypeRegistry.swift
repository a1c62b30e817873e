/// The task types there are, one line each.
package enum TaskTypeRegistry {
    package static let all: [any TaskType] = [
        AdjustmentBoundingBox(),
        AdjustmentSemanticSegmentation(),
        BoundingBox(),
        ImageMultiClass(),
        ImageMultiClassMultiLabel(),
        NamedEntityRecognition(),
        SemanticSegmentation(),
        TextMultiClass(),
        TextMultiClassMultiLabel(),
        VideoClassification(),
        Verification(of: .boundingBox),
        Verification(of: .semanticSegmentation),
    ]

    /// The task type whose predefined functions are called `name`; nil when there is none.
    package static func taskType(named name: String) -> (any TaskType)? {
        all.first { $0.name == name }
    }
}
