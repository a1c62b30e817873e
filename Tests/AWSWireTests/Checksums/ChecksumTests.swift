import AWSWire
import Foundation
import Testing

@Suite struct ChecksumTests {
    /// The check values of the catalogue of parametrised CRC algorithms, and FIPS 180-4.
    static let checkValues: [(ChecksumAlgorithm, String)] = [
        (.crc32, "cbf43926"), (.crc32c, "e3069283"), (.crc64nvme, "ae8b14860a799888"),
        (.sha1, "f7c3bc1d808e04732adf679965ccc34ca7ae3441"),
        (.sha256, "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"),
    ]

    @Test("each algorithm gives the published value of 123456789", arguments: checkValues)
    func checkValue(_ algorithm: ChecksumAlgorithm, _ hex: String) {
        #expect(Hex.lower(Checksum.of(Array("123456789".utf8), algorithm)) == hex)
        #expect(hex.count == algorithm.byteCount * 2)
    }

    @Test("eight bytes at a time gives the same as bit by bit, wherever the pieces are cut", arguments: ChecksumAlgorithm.allCases)
    func pieces(_ algorithm: ChecksumAlgorithm) {
        var generator = SeededGenerator(state: 7)
        let bytes = (0..<3000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let whole = Checksum.of(bytes, algorithm)
        for _ in 0..<20 {
            var checksum = Checksum(algorithm)
            var rest = bytes[...]
            while !rest.isEmpty {
                let length = Int.random(in: 0...min(37, rest.count), using: &generator)
                checksum.update(Array(rest.prefix(length)))
                rest = rest.dropFirst(length)
            }
            #expect(checksum.finalize() == whole)
        }
        if algorithm == .crc32 { #expect(whole == slowCRC(bytes, polynomial: UInt32(0xEDB8_8320))) }
        if algorithm == .crc32c { #expect(whole == slowCRC(bytes, polynomial: UInt32(0x82F6_3B78))) }
        if algorithm == .crc64nvme { #expect(whole == slowCRC(bytes, polynomial: UInt64(0x9A6C_9329_AC4B_C9B5))) }
    }

    @Test("nothing at all has a checksum too")
    func empty() {
        #expect(Checksum(.crc32).base64() == "AAAAAA==")
        #expect(Checksum(.crc64nvme).base64() == "AAAAAAAAAAA=")
        #expect(Checksum.md5().base64() == "1B2M2Y8AsgTpgAmY7PhCfg==")
    }

    @Test("headers name their algorithm, in any case")
    func headers() {
        for algorithm in ChecksumAlgorithm.allCases {
            #expect(ChecksumAlgorithm(headerName: algorithm.headerName.uppercased()) == algorithm)
        }
        #expect(ChecksumAlgorithm(headerName: "x-amz-checksum-mode") == nil)
    }

    /// The definition of a reflected CRC, one bit after the other.
    private func slowCRC<Register: FixedWidthInteger & UnsignedInteger>(
        _ bytes: [UInt8], polynomial: Register
    ) -> [UInt8] {
        var register = Register.max
        for byte in bytes {
            register ^= Register(byte)
            for _ in 0..<8 { register = register & 1 == 1 ? (register >> 1) ^ polynomial : register >> 1 }
        }
        return withUnsafeBytes(of: (~register).bigEndian) { Array($0) }
    }
}
