package import Persistence

/// The `Filter` of `ListUsers`: `attribute = "value"` or `attribute ^= "start of the value"`.
///
/// https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html
package enum UserFilter {
    /// The attributes that can be searched for.
    package static let searchable: Set<String> = [
        "username", "email", "phone_number", "name", "given_name", "family_name", "preferred_username",
        "cognito:user_status", "status", "sub",
    ]

    /// The longest filter, in characters.
    package static let maxLength = 256

    /// Reads a filter; nil for an empty one, which lets all users pass.
    package static func parse(_ text: String) throws(UserPoolError) -> UserStore.Condition? {
        if text.allSatisfy(\.isWhitespace) { return nil }
        guard text.count <= maxLength,
            let match = text.wholeMatch(of: /\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*/)
        else {
            throw .invalidParameter(
                "Filter '\(text)' is not of the form: attribute = \"value\" or attribute ^= \"value\"")
        }
        let name = String(match.1)
        guard searchable.contains(name) else {
            throw .invalidParameter("Filter '\(text)': users cannot be searched for by '\(name)'.")
        }
        let value = String(match.3).replacing(/\\(.)/) { $0.1 }
        return try condition(name: name, value: value, isPrefix: match.2 == "^=")
    }

    private static func condition(
        name: String, value: String, isPrefix: Bool
    ) throws(UserPoolError) -> UserStore.Condition {
        let match: UserStore.Match = isPrefix ? .startingWith(value) : .exactly(value)
        switch name {
        case "username": return .username(match)
        case "cognito:user_status": return .status(match)
        case "sub": return .sub(match)
        case "status":
            switch value.lowercased() {
            case "enabled": return .enabled(true)
            case "disabled": return .enabled(false)
            default: throw .invalidParameter("Filter: status is \"Enabled\" or \"Disabled\", not \"\(value)\".")
            }
        default: return .attribute(name: name, match)
        }
    }
}
