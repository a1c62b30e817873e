import Manifests

/// What a post-annotation function answered, matched with what it was asked about (03/LAM-31).
///
/// The contract leaves open what repeated, unknown and missing objects mean: of repeated ones the last counts, unknown
/// ones are passed over, and one that is missing has no label.
struct PostAnnotationReply: Sendable {
    /// The labels, by object.
    private(set) var contents: [Int: JSONValue] = [:]
    /// Why the other objects have none.
    private(set) var failures: [Int: String] = [:]

    static let missing = "The function's answer has no entry for this object."
    private static let form =
        #"It must be a list of {"datasetObjectId": …, "consolidatedAnnotation": {"content": {"<label>": …}}}."#
    private static let maxExcerptCharacters = 200

    /// Reads `text`. Throws `AnnotationFunctionError.unusable` when it is no list at all.
    init(_ text: String, objects: [Int], attribute: String) throws(AnnotationFunctionError) {
        let reply: JSONValue
        do {
            reply = try JSONValue(parsing: text)
        } catch {
            throw .unusable("It is not JSON: \(Self.excerpt(text)). \(Self.form)")
        }
        guard let entries = reply.array else { throw .unusable("\(Self.form) It is \(Self.excerpt(text))") }
        let known = Set(objects)
        for entry in entries {
            guard let number = Self.number(entry["datasetObjectId"]), known.contains(number) else { continue }
            take(entry, number: number, attribute: attribute)
        }
        for number in objects where contents[number] == nil && failures[number] == nil {
            failures[number] = Self.missing
        }
    }

    private mutating func take(_ entry: JSONValue, number: Int, attribute: String) {
        contents[number] = nil
        failures[number] = nil
        guard let content = entry["consolidatedAnnotation"]?["content"], let members = content.members else {
            failures[number] = "The function's entry for this object has no 'content' object. \(Self.form)"
            return
        }
        guard let label = content[attribute] else {
            let keys = members.map { "'\($0.key)'" }.joined(separator: ", ")
            failures[number] =
                "The function's content for this object has no '\(attribute)', the label attribute name, but "
                + (keys.isEmpty ? "nothing." : Self.excerpt(keys) + ".")
            return
        }
        contents[number] = label
    }

    /// Identifiers are strings; a number is taken for one.
    private static func number(_ value: JSONValue?) -> Int? {
        switch value {
        case .string(let text): Int(text)
        case .number(let spelling): Int(spelling)
        default: nil
        }
    }

    private static func excerpt(_ text: String) -> String {
        text.count > maxExcerptCharacters ? text.prefix(maxExcerptCharacters) + "…" : text
    }
}
