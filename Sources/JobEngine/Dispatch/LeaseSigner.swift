package import Crypto
import Foundation
package import LabelingDomain

/// Makes the tokens that leases are shown to workers by.
///
/// A token is a MAC over the task and its fence, so the database alone does not tell it, and a fence that changes makes
/// every older token worthless.
package struct LeaseSigner: Sendable {
    private let key: SymmetricKey

    package init(key: SymmetricKey) {
        self.key = key
    }

    /// The token of the hold that has `fence`: 32 hex digits.
    package func token(jobID: Int64, number: Int64, fence: Int64) -> LeaseToken {
        LeaseToken(hex("lease \(jobID) \(number) \(fence)"))
    }

    /// What a worker gets for a stored answer: always the same for the same task.
    package func receipt(jobID: Int64, number: Int64) -> String {
        hex("receipt \(jobID) \(number)")
    }

    private func hex(_ text: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
        let bytes = code.prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
