import Annotations
import Manifests

/// The answer of the multi-select elements: `{"<element name>":{"labels":["dog","cat"]}}` (07/CE-classifier-multi-3,
/// CE-image-multi-4). No label says that none applies, as with an `exclusion-category`.
enum AnyClassesAnswer {
    private static let labelsKey = "labels"

    static func read(_ answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> ClassesAnswer {
        let found = (answer.members ?? []).compactMap { member in
            labels(of: member.value).map { (element: member.key, labels: $0) }
        }
        guard let first = found.first else {
            throw .shape(example: #"{"crowd-classifier-multi-select":{"labels":["dog","cat"]}}"#)
        }
        guard found.count == 1 else { throw .ambiguous(elements: found.map(\.element)) }
        var chosen: Set<Int> = []
        for label in first.labels {
            guard let index = categories.index(of: label) else {
                throw .unknownLabel(label, allowed: categories.names)
            }
            chosen.insert(index)
        }
        return ClassesAnswer(classIndices: chosen)
    }

    /// The strings under `labels`; nil when this is not the answer of a multi-select element.
    private static func labels(of value: JSONValue) -> [String]? {
        guard let elements = value[labelsKey]?.array else { return nil }
        let labels = elements.compactMap(\.string)
        return labels.count == elements.count ? labels : nil
    }
}
