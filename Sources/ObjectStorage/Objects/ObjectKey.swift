/// The rules for keys: any UTF-8 of 1 to `ObjectLimits.maxKeyBytes` bytes. `..`, slashes and control characters are
/// bytes like others, because no store makes a path of a key.
package enum ObjectKey {
    /// Throws `invalidKey` or `keyTooLong` when `key` breaks a rule.
    package static func validate(_ key: String) throws(ObjectStoreError) {
        let count = key.utf8.count
        guard count > 0 else { throw .invalidKey("a key has at least one character") }
        guard count <= ObjectLimits.maxKeyBytes else { throw .keyTooLong(bytes: count) }
    }
}
