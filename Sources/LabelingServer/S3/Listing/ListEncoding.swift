import AWSWire

/// How a listing spells keys: as they are, or percent-encoded so that XML can hold every key.
enum ListEncoding: Sendable, Hashable {
    case plain, url

    /// Reads the `encoding-type` parameter.
    init(_ parameter: String?) throws(AWSError) {
        switch parameter {
        case nil: self = .plain
        case "url"?: self = .url
        case let value?: throw S3Refusal.invalidArgument("encoding-type", value, "must be url")
        }
    }

    /// The value that the answer repeats.
    var name: String? { self == .url ? "url" : nil }

    func encode(_ text: String) -> String {
        self == .url ? PercentEncoding.encode(text, keepingSlashes: true) : text
    }
}
