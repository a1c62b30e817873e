import Crypto
import Foundation

/// A secret that is handed out once and stored only as its hash: session tokens, codes, refresh tokens.
package struct SecretToken: Sendable, Hashable {
    /// What the holder shows.
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// A fresh one of 256 random bits.
    package init(from random: RandomSource) {
        text = random.bytes(32).base64URL
    }

    /// What is stored. A plain digest is enough, since nobody can guess the 256 bits.
    package var hash: [UInt8] {
        Array(SHA256.hash(data: Data(text.utf8)))
    }
}
