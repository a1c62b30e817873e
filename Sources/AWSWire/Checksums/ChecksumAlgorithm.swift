/// The checksums that S3 clients declare and S3 returns.
package enum ChecksumAlgorithm: String, Sendable, Hashable, CaseIterable {
    case crc32 = "CRC32"
    case crc32c = "CRC32C"
    case crc64nvme = "CRC64NVME"
    case sha1 = "SHA1"
    case sha256 = "SHA256"

    /// `x-amz-checksum-crc32`, the header or trailer that carries the value in Base64.
    package var headerName: String { "x-amz-checksum-" + rawValue.lowercased() }

    /// The algorithm whose header is `name`, in any case.
    package init?(headerName name: some StringProtocol) {
        let lowered = name.lowercased()
        guard let found = Self.allCases.first(where: { $0.headerName == lowered }) else { return nil }
        self = found
    }

    /// The number of bytes of a value.
    package var byteCount: Int {
        switch self {
        case .crc32, .crc32c: 4
        case .crc64nvme: 8
        case .sha1: 20
        case .sha256: 32
        }
    }
}
