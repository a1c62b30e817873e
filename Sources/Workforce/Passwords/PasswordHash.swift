import Crypto
import CryptoExtras
import Foundation

/// A password as it is stored: scrypt (RFC 7914) with its salt and cost, as `$scrypt$ln=15,r=8,p=1$salt$hash`.
struct PasswordHash: Sendable, Hashable {
    let cost: Cost
    let salt: [UInt8]
    let digest: [UInt8]

    /// How much work one hash is. Memory is `128 * blockSize * 2^logRounds` bytes.
    struct Cost: Sendable, Hashable {
        let logRounds: Int
        let blockSize: Int
        let parallelism: Int

        /// 32 MiB and some 80 ms: what OWASP's Password Storage Cheat Sheet gives for a memory of 32 MiB, with p = 1
        /// so that one sign-in does not hold a core for a quarter of a second.
        static let standard = Cost(logRounds: 15, blockSize: 8, parallelism: 1)
    }

    static let saltByteCount = 16
    static let digestByteCount = 32

    init(of password: String, cost: Cost, salt: [UInt8]) throws {
        self.cost = cost
        self.salt = salt
        digest = try Self.derive(password, cost: cost, salt: salt)
    }

    /// Reads the stored form; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let match = parts[2].wholeMatch(of: /ln=([0-9]{1,2}),r=([0-9]{1,2}),p=([0-9]{1,2})/),
            let logRounds = Int(match.1), let blockSize = Int(match.2), let parallelism = Int(match.3),
            let salt = [UInt8](base64URL: String(parts[3])), let digest = [UInt8](base64URL: String(parts[4]))
        else { return nil }
        cost = Cost(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism)
        self.salt = salt
        self.digest = digest
    }

    var text: String {
        "$scrypt$ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.parallelism)$\(salt.base64URL)$\(digest.base64URL)"
    }

    /// Whether this is the hash of `password`.
    func matches(_ password: String) throws -> Bool {
        isEqualInConstantTime(digest, try Self.derive(password, cost: cost, salt: salt))
    }

    private static func derive(_ password: String, cost: Cost, salt: [UInt8]) throws -> [UInt8] {
        // One person's keyboard may compose letters otherwise than another's: hash the canonical form.
        let canonical = password.precomposedStringWithCanonicalMapping
        let key = try KDF.Scrypt.deriveKey(
            from: Data(canonical.utf8), salt: salt, outputByteCount: digestByteCount, rounds: 1 << cost.logRounds,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}
