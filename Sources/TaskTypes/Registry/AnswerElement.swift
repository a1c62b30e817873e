import Manifests

/// Finds the element of an answer that a task type is about: its name is the template's choice, and other named elements
/// of the form may answer beside it (07/CE-general-9).
enum AnswerElement {
    /// The only member of `answer` that has `key`. `example` shows the shape in errors.
    static func find(_ key: String, in answer: JSONValue, example: String) throws(AnswerError) -> JSONValue {
        let found = (answer.members ?? []).filter { $0.value[key] != nil }
        guard let first = found.first else { throw .shape(example: example) }
        guard found.count == 1 else { throw .ambiguous(elements: found.map(\.key)) }
        return first.value
    }
}
