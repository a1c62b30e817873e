import AWSWire
import Persistence

import struct Foundation.Data

/// The checksums of objects that are joined from parts.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
enum MultipartChecksum {
    /// What the checksum of an upload covers: SHA checksums cannot be joined, CRC64NVME is never composite.
    static func kind(
        _ kind: ObjectChecksum.Kind?, for algorithm: ChecksumAlgorithm?
    ) throws(ObjectStoreError) -> ObjectChecksum.Kind? {
        guard let algorithm else {
            if let kind { throw .invalidArgument("checksum type \(kind.rawValue) needs a checksum algorithm") }
            return nil
        }
        switch (algorithm, kind) {
        case (.crc64nvme, .composite?), (.sha1, .fullObject?), (.sha256, .fullObject?):
            throw .invalidArgument(
                "The \(kind?.rawValue ?? "") checksum type cannot be used with the \(algorithm.rawValue.lowercased()) checksum algorithm.")
        case (.crc64nvme, _): return .fullObject
        case (_, nil): return .composite
        case (_, let kind?): return kind
        }
    }

    /// The checksum of the object; nil when a part has none of the upload's algorithm.
    static func join(_ parts: [PartRow], of upload: UploadInfo) -> ObjectChecksum? {
        let algorithm = upload.storedAlgorithm
        let kind = upload.checksumKind ?? .fullObject
        let values = parts.compactMap { $0.checksum.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) } }
        guard values.count == parts.count else { return nil }
        switch kind {
        case .composite:
            let digest = Checksum.of(Array(values.joined()), algorithm)
            let value = "\(Data(digest).base64EncodedString())-\(parts.count)"
            return ObjectChecksum(algorithm: algorithm, value: value, kind: .composite)
        case .fullObject:
            let pieces = zip(values, parts).map { (crc: $0, size: $1.size) }
            guard let whole = CRCCombination(algorithm)?.combine(pieces) else { return nil }
            return ObjectChecksum(
                algorithm: algorithm, value: Data(whole).base64EncodedString(), kind: .fullObject)
        }
    }
}
