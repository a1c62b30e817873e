package import Crypto
import Foundation

/// The secret of this installation: 32 random bytes in `data.dir`, readable by the server's user only.
///
/// Everything that is sealed or signed gets a key of its own, derived by purpose (HKDF, RFC 5869), so that a token of
/// one kind can never pass for another.
package struct ServerKey: Sendable {
    private let root: SymmetricKey

    package init(root: SymmetricKey) { self.root = root }

    /// Reads the key from `path`, or makes one there when the file is missing.
    ///
    /// Throws `ConfigurationError` when the file cannot be read or written, or holds something else.
    package init(path: String) throws(ConfigurationError) {
        let files = FileManager.default
        do {
            if !files.fileExists(atPath: path) {
                try files.createDirectory(
                    atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                try Self.create(path)
            }
            let data = try Data(contentsOf: URL(filePath: path))
            guard data.count == 32 else {
                throw ConfigurationError("\(path) should hold 32 bytes, but holds \(data.count): restore it from a backup")
            }
            root = SymmetricKey(data: data)
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw ConfigurationError("cannot read or write the server key \(path): \(error)")
        }
    }

    /// The key for one purpose, such as `page tokens`.
    package func derived(for purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Data("groundwork \(purpose)".utf8), outputByteCount: 32)
    }

    /// Two servers that start at once must not end up with different keys: the file is linked into place, once.
    private static func create(_ path: String) throws {
        let files = FileManager.default
        let draft = "\(path).\(UUID().uuidString)"
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        guard files.createFile(atPath: draft, contents: bytes, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        defer { try? files.removeItem(atPath: draft) }
        do {
            try files.linkItem(atPath: draft, toPath: path)
        } catch  where files.fileExists(atPath: path) {}
    }
}
