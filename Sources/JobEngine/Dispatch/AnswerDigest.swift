import Crypto
import Foundation

/// Tells a repeated answer from another one.
enum AnswerDigest {
    /// The SHA-256 of the stored text of an answer, in base64.
    static func of(_ answer: String) -> String {
        Data(SHA256.hash(data: Data(answer.utf8))).base64EncodedString()
    }
}
