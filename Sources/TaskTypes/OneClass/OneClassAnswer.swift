import Annotations
import Manifests

/// The answer of the single-label elements: `{"<element name>":{"label":"dog"}}` (07/CE-classifier-1,
/// CE-image-classifier-5). The template chooses the name; other named elements of the form may answer beside it.
enum OneClassAnswer {
    private static let labelKey = "label"

    static func read(_ answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> ClassAnswer {
        let found = (answer.members ?? []).compactMap { member in
            member.value[labelKey]?.string.map { (element: member.key, label: $0) }
        }
        guard let first = found.first else { throw .shape(example: #"{"crowd-classifier":{"label":"dog"}}"#) }
        guard found.count == 1 else { throw .ambiguous(elements: found.map(\.element)) }
        guard let index = categories.index(of: first.label) else {
            throw .unknownLabel(first.label, allowed: categories.names)
        }
        return ClassAnswer(classIndex: index)
    }
}
