package import AWSWire

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

    package typealias Algorithm = ChecksumAlgorithm

    /// What the value covers; the raw value is the name in the API.
    package enum Kind: String, Sendable, Hashable {
        /// The bytes of the object.
        case fullObject = "FULL_OBJECT"
        /// The checksums of its parts.
        case composite = "COMPOSITE"
    }
}
