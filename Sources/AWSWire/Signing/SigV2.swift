import Crypto
import Foundation
import HTTPTypes

/// Signature Version 2 of S3, HMAC-SHA1: what today's boto3 still puts into presigned URLs, and old tools into headers.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html.
package enum SigV2 {
    /// The text signed by the header (`date` is the `Date` header) or a presigned URL (`date` is `Expires`).
    ///
    /// `resource` is the path that names bucket and key, `/bucket/key` as in the URL, also for virtual-host requests.
    package static func stringToSign(_ head: RequestHead, resource: String, date: String) -> String {
        let lines = [
            head.method, head.header("content-md5") ?? "", head.header("content-type") ?? "", date,
        ]
        return lines.joined(separator: "\n") + "\n" + amazonHeaders(head) + resource + subresources(head)
    }

    /// The signature of `text`, in Base64.
    package static func signature(of text: String, secretAccessKey: String) -> String {
        let key = SymmetricKey(data: Data(secretAccessKey.utf8))
        return Data(HMAC<Insecure.SHA1>.authenticationCode(for: Data(text.utf8), using: key)).base64EncodedString()
    }

    private static func amazonHeaders(_ head: RequestHead) -> String {
        let names = Set(head.headers.map { $0.name.canonicalName }).filter { $0.hasPrefix("x-amz-") }.sorted()
        return names.compactMap { name in
            HTTPField.Name(name).map { field in
                let values = head.headers[values: field].map { $0.trimmingCharacters(in: .whitespaces) }
                return "\(name):\(values.joined(separator: ","))\n"
            }
        }.joined()
    }

    private static func subresources(_ head: RequestHead) -> String {
        let items = head.queryItems.filter { signedParameters.contains($0.name) }.sorted { $0.name < $1.name }
        guard !items.isEmpty else { return "" }
        return "?" + items.map { $0.hasValue ? "\($0.name)=\($0.value)" : $0.name }.joined(separator: "&")
    }

    /// The query parameters that are part of the resource, decoded.
    private static let signedParameters: Set<String> = [
        "accelerate", "acl", "analytics", "cors", "defaultObjectAcl", "delete", "encryption", "inventory", "legal-hold",
        "lifecycle", "location", "logging", "metrics", "notification", "object-lock", "partNumber", "policy",
        "publicAccessBlock", "replication", "requestPayment", "response-cache-control", "response-content-disposition",
        "response-content-encoding", "response-content-language", "response-content-type", "response-expires", "restore",
        "retention", "select", "select-type", "tagging", "torrent", "uploadId", "uploads", "versionId", "versioning",
        "versions", "website",
    ]
}
