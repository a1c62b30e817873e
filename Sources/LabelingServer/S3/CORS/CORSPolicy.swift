import AWSWire
import ServiceShapes

/// The CORS rules of a bucket, judged as S3 does: the first rule that fits decides.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html
struct CORSPolicy: Sendable {
    static let maxRules = 100
    static let methods: Set<String> = ["GET", "PUT", "POST", "DELETE", "HEAD"]

    let rules: [S3.CORSRule]

    /// Throws S3's answer for rules that it would not take.
    func check() throws(AWSError) {
        guard (1...Self.maxRules).contains(rules.count) else { throw S3Refusal.malformedXML }
        for rule in rules {
            guard !rule.allowedMethods.isEmpty, !rule.allowedOrigins.isEmpty else { throw S3Refusal.malformedXML }
            if let method = rule.allowedMethods.first(where: { !Self.methods.contains($0) }) {
                throw S3Refusal.invalidRequest(
                    "Found unsupported HTTP method in CORS config. Unsupported method is \(method)")
            }
            for pattern in rule.allowedOrigins where pattern.count(where: { $0 == "*" }) > 1 {
                throw S3Refusal.invalidRequest("AllowedOrigin \"\(pattern)\" can not have more than one wildcard.")
            }
            for pattern in rule.allowedHeaders ?? [] where pattern.count(where: { $0 == "*" }) > 1 {
                throw S3Refusal.invalidRequest("AllowedHeader \"\(pattern)\" can not have more than one wildcard.")
            }
            if let header = rule.exposeHeaders?.first(where: { $0.contains("*") }) {
                throw S3Refusal.invalidRequest(
                    "ExposeHeader \"\(header)\" contains wildcard. We currently do not support wildcard for ExposeHeader.")
            }
        }
    }

    /// The rule for a request of `origin`; `headers` are those that a preflight asks for.
    func rule(origin: String, method: String, headers: [String] = []) -> S3.CORSRule? {
        rules.first { rule in
            rule.allowedOrigins.contains { Self.fits(origin, $0) } && rule.allowedMethods.contains(method)
                && headers.allSatisfy { header in
                    (rule.allowedHeaders ?? []).contains { Self.fits(header.lowercased(), $0.lowercased()) }
                }
        }
    }

    /// Whether `text` is `pattern`, in which one `*` stands for anything.
    static func fits(_ text: String, _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return text == pattern }
        return text.utf8.count >= pattern.utf8.count - 1 && text.hasPrefix(parts[0]) && text.hasSuffix(parts[1])
    }
}
