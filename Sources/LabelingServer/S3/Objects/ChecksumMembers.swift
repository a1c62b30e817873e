import AWSWire
import ObjectStorage
import ServiceShapes

/// A generated shape with a member for each checksum algorithm.
protocol ChecksumMembers {
    var checksumCRC32: String? { get set }
    var checksumCRC32C: String? { get set }
    var checksumCRC64NVME: String? { get set }
    var checksumSHA1: String? { get set }
    var checksumSHA256: String? { get set }
}

extension ChecksumMembers {
    /// The member of `algorithm`.
    subscript(_ algorithm: ChecksumAlgorithm) -> String? {
        get {
            switch algorithm {
            case .crc32: checksumCRC32
            case .crc32c: checksumCRC32C
            case .crc64nvme: checksumCRC64NVME
            case .sha1: checksumSHA1
            case .sha256: checksumSHA256
            }
        }
        set {
            switch algorithm {
            case .crc32: checksumCRC32 = newValue
            case .crc32c: checksumCRC32C = newValue
            case .crc64nvme: checksumCRC64NVME = newValue
            case .sha1: checksumSHA1 = newValue
            case .sha256: checksumSHA256 = newValue
            }
        }
    }

    /// The checksum that is given, of whatever algorithm; nil when there is none.
    var givenChecksum: String? { ChecksumAlgorithm.allCases.lazy.compactMap { self[$0] }.first }

    /// This shape with `checksum` in its member.
    func with(_ checksum: ObjectChecksum?) -> Self {
        guard let checksum else { return self }
        var copy = self
        copy[checksum.algorithm] = checksum.value
        return copy
    }
}

extension S3.PutObject.Output: ChecksumMembers {}
extension S3.GetObject.Output: ChecksumMembers {}
extension S3.HeadObject.Output: ChecksumMembers {}
extension S3.UploadPart.Output: ChecksumMembers {}
extension S3.CompleteMultipartUpload.Input: ChecksumMembers {}
extension S3.CompleteMultipartUpload.Output: ChecksumMembers {}
extension S3.CompletedPart: ChecksumMembers {}
extension S3.Part: ChecksumMembers {}
extension S3.ObjectPart: ChecksumMembers {}
extension S3.Checksum: ChecksumMembers {}
extension S3.CopyObjectResult: ChecksumMembers {}
extension S3.CopyPartResult: ChecksumMembers {}
