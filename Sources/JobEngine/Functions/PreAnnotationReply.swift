import Manifests

/// What a pre-annotation function answered (03/LAM-4, LAM-5).
enum PreAnnotationReply: Sendable, Hashable {
    /// Workers get the object with this `task.input`.
    case task(input: JSONValue)
    /// The object is not for people.
    case notRequired

    /// Official samples spell the flag in both ways (03/LAM-7).
    private static let flags = ["isHumanAnnotationRequired", "humanAnnotationRequired"]
    private static let form = #"It must be {"taskInput": {…}, "isHumanAnnotationRequired": true}."#
    private static let maxExcerptCharacters = 200

    /// Reads `text`. Throws `AnnotationFunctionError.unusable` with what is wrong.
    init(_ text: String) throws(AnnotationFunctionError) {
        let reply: JSONValue
        do {
            reply = try JSONValue(parsing: text)
        } catch {
            throw .unusable("It is not JSON: \(Self.excerpt(text)). \(Self.form)")
        }
        guard reply.members != nil else { throw .unusable("\(Self.form) It is \(Self.excerpt(text))") }
        guard try Self.isRequired(reply) else {
            self = .notRequired
            return
        }
        guard let input = reply["taskInput"], input.members != nil else {
            throw .unusable("It has no 'taskInput' object. \(Self.form) It is \(Self.excerpt(text))")
        }
        self = .task(input: input)
    }

    /// The flag as a boolean or a text; true where there is none.
    private static func isRequired(_ reply: JSONValue) throws(AnnotationFunctionError) -> Bool {
        guard let flag = flags.first(where: { reply[$0] != nil }), let value = reply[flag] else { return true }
        switch value {
        case .null: return true
        case .bool(let isRequired): return isRequired
        case .string(let text):
            switch text.lowercased() {
            case "true", "yes", "1": return true
            case "false", "no", "0": return false
            default: break
            }
        default: break
        }
        throw .unusable("'\(flag)' must be true or false, but is \(excerpt(value.description)).")
    }

    private static func excerpt(_ text: String) -> String {
        text.count > maxExcerptCharacters ? text.prefix(maxExcerptCharacters) + "…" : text
    }
}
