import AWSWire
import NIOCore
import Testing

@testable import ObjectStorage

@Suite struct CRCCombinationTests {
    @Test("the CRC of pieces joined is the CRC of the whole", arguments: [ChecksumAlgorithm.crc32, .crc32c, .crc64nvme])
    func combine(_ algorithm: ChecksumAlgorithm) throws {
        let combination = try #require(CRCCombination(algorithm))
        let whole = Array(patternedBytes(100_000).readableBytesView)
        for cuts in [[0, 1, 100_000], [0, 50_000, 50_001, 99_999, 100_000], [0, 0, 100_000], [0, 100_000]] {
            let pieces = zip(cuts, cuts.dropFirst()).map { Array(whole[$0..<$1]) }
            let joined = combination.combine(pieces.map { (crc: Checksum.of($0, algorithm), size: Int64($0.count)) })
            #expect(joined == Checksum.of(whole, algorithm), "cut at \(cuts)")
        }
    }

    @Test("hashes cannot be joined", arguments: [ChecksumAlgorithm.sha1, .sha256])
    func hashes(_ algorithm: ChecksumAlgorithm) {
        #expect(CRCCombination(algorithm) == nil)
    }
}
