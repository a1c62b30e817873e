/// The start of a PNG file: the signature, then the IHDR chunk with width and height (PNG specification, 11.2.1).
enum PNGHeader {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static let headerLength = 13
    private static let headerType = Array("IHDR".utf8)
    private static let widthOffset = 16
    private static let heightOffset = 20
    private static let end = 24

    static func read(_ bytes: [UInt8]) throws(ImageHeaderError) -> ImageHeader {
        guard bytes.count >= end else { throw .truncated }
        guard bytes.bigEndian(at: 8, length: 4) == headerLength, bytes[12..<16].elementsEqual(headerType) else {
            throw .damaged
        }
        return ImageHeader(
            format: .png, width: bytes.bigEndian(at: widthOffset, length: 4),
            height: bytes.bigEndian(at: heightOffset, length: 4))
    }
}
