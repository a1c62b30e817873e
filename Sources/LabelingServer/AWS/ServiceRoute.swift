import AWSWire
import HTTPTypes

/// Which service a request is for.
///
/// One port serves all: `X-Amz-Target` or a form decides first, then the service in the signature's scope, then the
/// path. What is left belongs to object storage.
enum ServiceRoute: Sendable, Hashable {
    /// A JSON service's operation, known or not.
    case target(prefix: String, operation: String, WireProtocol)
    /// A Query service; the operation is in the form.
    case query
    /// A service of the signature's scope that speaks REST-JSON, or none we know.
    case scoped(service: String)
    case objectStorage

    init(_ head: RequestHead) {
        if let target = head.headers[.amzTarget] {
            let parts = target.split(separator: ".", maxSplits: 1).map(String.init)
            let isOldJSON = head.headers[.contentType]?.hasPrefix("application/x-amz-json-1.0") == true
            self = .target(
                prefix: parts.count == 2 ? parts[0] : "", operation: parts.last ?? "", isOldJSON ? .json10 : .json11)
        } else if Self.isForm(head) {
            self = .query
        } else if let service = Self.scopedService(head), service != "s3" {
            self = .scoped(service: service)
        } else {
            self = .objectStorage
        }
    }

    private static func isForm(_ head: RequestHead) -> Bool {
        guard head.path == "/" || head.path.isEmpty else { return false }
        if head.queryItems.contains(where: { $0.name == "Action" }) { return true }
        return head.method == "POST"
            && head.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true
    }

    /// The service in the credential scope, whether or not the rest of the signature can be read.
    private static func scopedService(_ head: RequestHead) -> String? {
        guard let authorization = try? SigV4Authorization.read(from: head) else { return nil }
        return authorization.scope.service
    }
}
