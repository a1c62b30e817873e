import Annotations
import Manifests

/// The answer of `crowd-entity-annotation`: `{"<element name>":{"entities":[{"label":"Date","startOffset":28,
/// "endOffset":36}]}}`, offsets from 0, the end exclusive (07/CE-entity-5..7).
enum NamedEntityAnswer {
    private static let example =
        #"{"crowd-entity-annotation":{"entities":[{"label":"Date","startOffset":28,"endOffset":36}]}}"#

    static func read(_ answer: JSONValue, categories: LabelCategories) throws(AnswerError) -> SpansAnswer {
        let element = try AnswerElement.find("entities", in: answer, example: example)
        guard let entities = element["entities"]?.array else { throw .shape(example: example) }
        var spans: [Span] = []
        for entity in entities { spans.append(try span(entity, categories: categories)) }
        return SpansAnswer(spans: spans)
    }

    private static func span(_ entity: JSONValue, categories: LabelCategories) throws(AnswerError) -> Span {
        guard let label = entity["label"]?.string, let start = offset(entity["startOffset"]),
            let end = offset(entity["endOffset"])
        else { throw .shape(example: example) }
        guard let index = categories.index(of: label) else {
            throw .unknownLabel(label, allowed: categories.names)
        }
        guard let span = Span(start: start, end: end, classIndex: index) else {
            throw .invalid(
                "The entity from \(start) to \(end) with the label '\(label)' is not a stretch of text: 'startOffset' "
                    + "must be 0 or more, and 'endOffset' above it.")
        }
        return span
    }

    private static func offset(_ value: JSONValue?) -> Int? { value?.finiteNumber.flatMap { Int(exactly: $0) } }
}
