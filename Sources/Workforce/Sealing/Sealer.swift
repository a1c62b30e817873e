package import Crypto
import Foundation

/// Seals secrets before they reach the database, and opens them again (AES-256-GCM).
///
/// What a secret belongs to is authenticated with it, so that one sealed for a client cannot be opened as another's.
package struct Sealer: Sendable {
    private let key: SymmetricKey

    package init(key: SymmetricKey) {
        self.key = key
    }

    /// Seals `secret` for `purpose`, such as `client 3fa8…`.
    package func seal(_ secret: some Sequence<UInt8>, for purpose: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(Data(secret), using: key, authenticating: Data(purpose.utf8))
        guard let combined = box.combined else { throw SealingFailure() }
        return Array(combined)
    }

    /// Opens what `seal` made for the same purpose.
    ///
    /// Throws when it was changed, was made for another purpose, or was sealed with another key.
    package func open(_ sealed: some Sequence<UInt8>, for purpose: String) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(combined: Data(sealed))
        return Array(try AES.GCM.open(box, using: key, authenticating: Data(purpose.utf8)))
    }

    /// A sealed box without bytes; the algorithm in use never makes one.
    package struct SealingFailure: Error {}
}
