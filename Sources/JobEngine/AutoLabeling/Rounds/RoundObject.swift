import Manifests

/// An object of a job as a round gets it: a line of `input/objects.jsonl`.
struct RoundObject: Sendable {
    /// What there is to see.
    enum Content: Sendable, Hashable {
        case text(String)
        /// The absolute path of a file.
        case image(String)
    }

    let number: Int
    let content: Content
    let fold: Int
    /// What people say it is; nil when they have not said.
    let label: JSONValue?
    let isValidation: Bool

    /// `{"id":123,"text":"…","fold":4,"label":2,"validation":true}`
    var json: JSONValue {
        var members: [JSONValue.Member] = [.init("id", .integer(number))]
        switch content {
        case .text(let text): members.append(.init("text", .string(text)))
        case .image(let path): members.append(.init("image", .string(path)))
        }
        members.append(.init("fold", .integer(fold)))
        if let label { members.append(.init("label", label)) }
        members.append(.init("validation", .bool(isValidation)))
        return .object(members)
    }
}
