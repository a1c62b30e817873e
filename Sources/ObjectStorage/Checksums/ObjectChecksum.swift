/// A checksum that is stored with an object and given back with it.
package struct ObjectChecksum: Sendable, Hashable {
    package let algorithm: Algorithm
    /// In base64; a composite one ends in `-<parts>`.
    package let value: String
    package let kind: Kind

    package init(algorithm: Algorithm, value: String, kind: Kind) {
        self.algorithm = algorithm
        self.value = value
        self.kind = kind
    }

    /// The algorithms of S3's `x-amz-checksum-…` headers; the raw value is the name in the API.
    package enum Algorithm: String, Sendable, Hashable, CaseIterable {
        case crc32 = "CRC32"
        case crc32c = "CRC32C"
        case crc64nvme = "CRC64NVME"
        case sha1 = "SHA1"
        case sha256 = "SHA256"
    }

    /// What the value covers; the raw value is the name in the API.
    package enum Kind: String, Sendable, Hashable {
        /// The bytes of the object.
        case fullObject = "FULL_OBJECT"
        /// The checksums of its parts.
        case composite = "COMPOSITE"
    }
}
