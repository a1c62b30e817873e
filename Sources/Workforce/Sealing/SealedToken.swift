import Foundation
package import LabelingDomain

/// A value that travels through the client and comes back unread and unchanged: sealed, in URL-safe characters.
package struct SealedToken<Value: Codable & Sendable>: Sendable {
    private let sealer: Sealer
    private let purpose: String

    package init(sealer: Sealer, purpose: String) {
        self.sealer = sealer
        self.purpose = purpose
    }

    /// The token that carries `value` until `expiry`.
    package func token(_ value: Value, expiringAt expiry: Timestamp) throws -> String {
        let envelope = Envelope(value: value, expiry: expiry.microseconds)
        return try sealer.seal(JSONEncoder().encode(envelope), for: purpose).base64URL
    }

    /// The value that a token carries.
    package func value(of token: String, now: Timestamp) throws(Refusal) -> Value {
        guard let sealed = [UInt8](base64URL: token), let json = try? sealer.open(sealed, for: purpose),
            let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(json))
        else { throw .forged }
        guard envelope.expiry > now.microseconds else { throw .expired }
        return envelope.value
    }

    /// Why a token is worth nothing.
    package enum Refusal: Error, Hashable {
        case forged, expired
    }

    private struct Envelope: Codable {
        let value: Value
        let expiry: Int64
    }
}
