package import Crypto
import Foundation

/// Where a listing goes on, sealed so that clients can neither read nor change it.
///
/// The token is AES-GCM over the position. Operation and filters are authenticated with it: a token works only for the
/// listing that gave it.
package struct PageToken: Sendable {
    private let key: SymmetricKey

    /// `key` is the server's own and has 256 bits.
    package init(key: SymmetricKey) {
        self.key = key
    }

    /// The token for `position` in the listing `operation` with `filters`, which are the parameters that choose and
    /// order its items.
    package func seal(_ position: String, operation: String, filters: [String] = []) throws(AWSError) -> String {
        do {
            let box = try AES.GCM.seal(
                Data(position.utf8), using: key, authenticating: Self.context(operation, filters))
            guard let combined = box.combined else { throw AWSError.internalFailure(cause: "nonce of another size") }
            return combined.base64EncodedString().replacingOccurrences(of: "+", with: "-")
                .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
        } catch {
            throw AWSError.internalFailure(cause: "cannot seal a page token: \(error)")
        }
    }

    /// The position in `token`; throws `ValidationException` when this server did not give it for this listing.
    package func open(_ token: String, operation: String, filters: [String] = []) throws(AWSError) -> String {
        let standard = token.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        let padded = standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), let box = try? AES.GCM.SealedBox(combined: data),
            let position = try? AES.GCM.open(box, using: key, authenticating: Self.context(operation, filters))
        else {
            throw .validation("Invalid NextToken: it was not returned by \(operation) with these parameters")
        }
        return String(decoding: position, as: UTF8.self)
    }

    /// Operation and filters, each with its length, so that no two lists of them read the same.
    private static func context(_ operation: String, _ filters: [String]) -> Data {
        Data(([operation] + filters).map { "\($0.utf8.count):\($0)" }.joined(separator: ",").utf8)
    }
}
