import AWSWire
import Persistence

/// The parts that a completion chose, checked, and what follows from them for the object.
struct PartAssembly {
    /// In order.
    let parts: [PartRow]
    let size: Int64
    let etag: String
    let checksum: ObjectChecksum?

    /// Checks `completion` against the parts that have arrived.
    init(
        _ completion: UploadCompletion, stored: [PartRow], of upload: UploadInfo
    ) throws(ObjectStoreError) {
        parts = try Self.choose(completion.parts, from: stored)
        size = parts.reduce(0) { $0 + $1.size }
        guard size <= ObjectLimits.maxObjectBytes else {
            throw .entityTooLarge(size: size, limit: ObjectLimits.maxObjectBytes)
        }
        if let promised = completion.size, promised != size {
            throw .incompleteBody(expected: promised, received: size)
        }
        var digest = Checksum.md5()
        for part in parts { digest.update([UInt8](hexadecimal: part.etag) ?? []) }
        etag = "\(digest.finalize().hexadecimal)-\(parts.count)"
        checksum = MultipartChecksum.join(parts, of: upload)
        if let promised = completion.checksum, let checksum, checksum.value != promised,
            checksum.value.split(separator: "-").first.map(String.init) != promised
        {
            throw .checksumMismatch(
                digest: checksum.algorithm.rawValue, expected: promised, computed: checksum.value)
        }
    }

    /// The parts as the finished object remembers them.
    var objectParts: [ObjectPart] {
        parts.map { ObjectPart(number: $0.number, size: $0.size, checksum: $0.checksum) }
    }

    private static func choose(
        _ named: [UploadCompletion.Part], from stored: [PartRow]
    ) throws(ObjectStoreError) -> [PartRow] {
        guard !named.isEmpty else { throw .invalidArgument("an upload is completed with at least one part") }
        guard zip(named, named.dropFirst()).allSatisfy({ $0.number < $1.number }) else { throw .invalidPartOrder }
        let byNumber = Dictionary(stored.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
        var chosen: [PartRow] = []
        for part in named {
            guard let row = byNumber[part.number], row.etag == part.etag,
                part.checksum == nil || row.checksum == nil || part.checksum == row.checksum
            else { throw .invalidPart(number: part.number) }
            chosen.append(row)
        }
        for part in chosen.dropLast() where part.size < ObjectLimits.minPartBytes {
            throw .entityTooSmall(part: part.number, size: part.size, limit: ObjectLimits.minPartBytes)
        }
        return chosen
    }
}
