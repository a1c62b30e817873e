/// What a sender promises about the bytes of a body, checked before anything becomes visible.
package struct BodyIntegrity: Sendable {
    /// Bytes; nil when the sender did not say.
    package var length: Int64?
    /// 16 bytes.
    package var md5: [UInt8]?
    /// The checksum to compute and store; nil lets the store choose.
    package var algorithm: ObjectChecksum.Algorithm?
    /// The checksum in base64 that the sender computed. Asked for once the whole body has been read, because it may
    /// come behind the body, in a trailer.
    package var expectedChecksum: @Sendable () -> String?

    package static var none: BodyIntegrity { BodyIntegrity() }

    package init(
        length: Int64? = nil, md5: [UInt8]? = nil, algorithm: ObjectChecksum.Algorithm? = nil,
        expectedChecksum: @escaping @Sendable () -> String? = { nil }
    ) {
        self.length = length
        self.md5 = md5
        self.algorithm = algorithm
        self.expectedChecksum = expectedChecksum
    }
}
