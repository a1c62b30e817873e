import Manifests

/// Text as a JSON string.
enum JSONText {
    static func of(_ text: String) -> String { JSONValue.string(text).description }
}
