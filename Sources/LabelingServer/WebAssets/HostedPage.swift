import Foundation

/// A page of `web-static/signin` whose `{{name}}` places the server fills in.
///
/// The pages are plain HTML forms: `login` (fields `title`, `poolName`, `error`, `action`, `csrf`, `username`; posts
/// `csrf`, `username`, `password`), `new-password` (also `session`; posts `csrf`, `session`, `username`,
/// `new_password`, `confirm_password`) and `message` (`error` is the message, `action` the link's target).
package struct HostedPage: Sendable {
    private let template: String

    /// Reads the page of that name, without its folder and extension.
    package init(named name: String, in catalog: WebAssetCatalog) throws(WebAssetError) {
        template = try catalog.text("signin/\(name).html")
    }

    /// The page with every place filled, escaped for HTML text and quoted attributes. A field that is not given is
    /// empty; a value is never looked at for further places.
    package func render(_ fields: [String: String]) -> String {
        var page = ""
        var rest = template[...]
        while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
            page += rest[..<open.lowerBound]
            page += Self.escape(fields[String(rest[open.upperBound..<close.lowerBound])] ?? "")
            rest = rest[close.upperBound...]
        }
        return page + rest
    }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
