import Crypto
import Foundation

/// The proof that whoever redeems a code also asked for it (PKCE, RFC 7636), by the method `S256`.
package struct CodeChallenge: Sendable, Hashable {
    /// BASE64URL(SHA256(verifier)).
    package let text: String

    /// Reads the `code_challenge` of a request; nil when it cannot be one.
    package init?(_ text: String) {
        guard text.wholeMatch(of: /[A-Za-z0-9_\-]{43}/) != nil else { return nil }
        self.text = text
    }

    package init(verifier: String) {
        text = Array(SHA256.hash(data: Data(verifier.utf8))).base64URL
    }

    /// Whether `verifier` belongs to the challenge.
    func isMet(by verifier: String) -> Bool {
        guard verifier.wholeMatch(of: /[A-Za-z0-9._~\-]{43,128}/) != nil else { return false }
        return isEqualInConstantTime(CodeChallenge(verifier: verifier).text.utf8, text.utf8)
    }
}
