import TaskTypes
import Testing

@Suite("Image headers")
struct ImageHeaderTests {
    /// The signature and the IHDR chunk.
    static func png(width: UInt32, height: UInt32) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + bytes(width) + bytes(height) + [8, 2, 0, 0, 0]
    }

    /// A start of image, `segments`, and a frame header with the marker `frame`.
    static func jpeg(width: UInt16, height: UInt16, frame: UInt8 = 0xC0, segments: [[UInt8]] = []) -> [UInt8] {
        let size = [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
        return [0xFF, 0xD8] + segments.flatMap { $0 } + [0xFF, frame, 0, 17, 8] + size + [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]
    }

    static func segment(_ marker: UInt8, contentBytes: Int) -> [UInt8] {
        [0xFF, marker, UInt8((contentBytes + 2) >> 8), UInt8((contentBytes + 2) & 255)] + [UInt8](repeating: 0xFF, count: contentBytes)
    }

    static func bytes(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

    @Test("A PNG tells its size, 04/FMT-1")
    func readsPNG() throws {
        #expect(try ImageHeader(Self.png(width: 640, height: 480)) == ImageHeader(format: .png, width: 640, height: 480))
    }

    @Test(
        "A JPEG tells its size in any kind of frame, behind profiles, tables and fill bytes, 04/FMT-1",
        arguments: [UInt8](0xC0...0xCF).filter { ![0xC4, 0xC8, 0xCC].contains($0) })
    func readsJPEG(_ frame: UInt8) throws {
        let segments = [
            Self.segment(0xE1, contentBytes: 30_000), Self.segment(0xE2, contentBytes: 65_000), Self.segment(0xDB, contentBytes: 130),
            Self.segment(0xC4, contentBytes: 28), [0xFF, 0xFF], [0xFF, 0x01],
        ]
        let image = Self.jpeg(width: 2_662, height: 3_726, frame: frame, segments: segments)
        #expect(try ImageHeader(image) == ImageHeader(format: .jpeg, width: 2_662, height: 3_726))
    }

    @Test("A start that ends before the size is truncated, at whatever byte")
    func truncated() {
        for image in [Self.png(width: 1, height: 1), Self.jpeg(width: 1, height: 1, segments: [Self.segment(0xE1, contentBytes: 40)])] {
            let needed = image.count - (image[0] == 0x89 ? 5 : 10)
            for count in 8..<needed {
                #expect(throws: ImageHeaderError.truncated) { try ImageHeader(Array(image.prefix(count))) }
            }
        }
    }

    @Test("What is no image is refused as such")
    func notAnImage() {
        let refused: [([UInt8], ImageHeaderError)] = [
            ([], .unknownFormat), (Array("GIF89a".utf8), .unknownFormat), (Array("<html>".utf8), .unknownFormat),
            (Array("RIFF0000WEBP".utf8), .unknownFormat), (Self.png(width: 0, height: 5), .noPixels),
            (Self.jpeg(width: 5, height: 0), .noPixels), ([0xFF, 0xD8, 0x00, 0x11, 0x22], .damaged),
            ([0xFF, 0xD8, 0xFF, 0xDA, 0, 8, 1], .damaged), ([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 1, 1], .damaged),
            (Array(Self.png(width: 1, height: 1).prefix(12)) + Array("IDAT".utf8) + [UInt8](repeating: 0, count: 20), .damaged),
        ]
        for (bytes, error) in refused { #expect(throws: error) { try ImageHeader(bytes) } }
    }

    @Test("An image beyond 100 million pixels or 40 MB is refused, however large its numbers, 04/QUO-3, 04/QUO-5")
    func limits() throws {
        let check = ImageCheck()
        #expect(try check.header(start: Self.png(width: 10_000, height: 10_000), byteCount: 1_000).width == 10_000)
        #expect(throws: ImageCheck.Failure.tooManyPixels(width: 10_001, height: 10_000, limit: 100_000_000)) {
            try check.header(start: Self.png(width: 10_001, height: 10_000), byteCount: 1_000)
        }
        #expect(throws: ImageCheck.Failure.self) { try check.header(start: Self.png(width: .max, height: .max), byteCount: 1_000) }
        let tooMany = Int64(40 * 1_024 * 1_024 + 1)
        #expect(throws: ImageCheck.Failure.tooManyBytes(tooMany, limit: 40 * 1_024 * 1_024)) {
            try check.header(start: Self.png(width: 1, height: 1), byteCount: tooMany)
        }
        #expect(throws: ImageCheck.Failure.header(.unknownFormat)) { try check.header(start: [1, 2, 3], byteCount: 3) }
    }
}
