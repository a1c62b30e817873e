import Crypto
import Foundation

/// The key derived from a secret for one day, region and service.
///
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
package struct SigningKey: Sendable {
    private let key: SymmetricKey

    package init(secretAccessKey: String, scope: CredentialScope) {
        var key = SymmetricKey(data: Data("AWS4\(secretAccessKey)".utf8))
        for part in [scope.day, scope.region, scope.service, "aws4_request"] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: key))
        }
        self.key = key
    }

    /// The signature of `text` in lower-case hex.
    package func signature(of text: String) -> String {
        Hex.lower(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }
}
