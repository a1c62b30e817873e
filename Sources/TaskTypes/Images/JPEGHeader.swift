/// The start of a JPEG file: segments up to the frame header, which tells the size (ITU-T T.81, B.1 and B.2.2).
enum JPEGHeader {
    static let startOfImage: [UInt8] = [0xFF, 0xD8]

    static func read(_ bytes: [UInt8]) throws(ImageHeaderError) -> ImageHeader {
        var position = startOfImage.count
        while true {
            guard position + 1 < bytes.count else { throw .truncated }
            guard bytes[position] == 0xFF else { throw .damaged }
            let marker = bytes[position + 1]
            switch marker {
            case 0xFF: position += 1  // a fill byte before the marker
            case 0x01, 0xD0...0xD7: position += 2  // markers that stand alone
            case 0xD9, 0xDA: throw .damaged  // end of image, or scan data, before any frame header
            default:
                guard position + 4 <= bytes.count else { throw .truncated }
                let length = bytes.bigEndian(at: position + 2, length: 2)
                guard length >= 2 else { throw .damaged }
                if isFrameHeader(marker) { return try frame(bytes, at: position + 4, length: length) }
                position += 2 + length
            }
        }
    }

    /// Precision (1 byte), height (2), width (2).
    private static func frame(
        _ bytes: [UInt8], at position: Int, length: Int
    ) throws(ImageHeaderError) -> ImageHeader {
        guard length >= 7 else { throw .damaged }
        guard position + 5 <= bytes.count else { throw .truncated }
        return ImageHeader(
            format: .jpeg, width: bytes.bigEndian(at: position + 3, length: 2),
            height: bytes.bigEndian(at: position + 1, length: 2))
    }

    /// SOF0 to SOF15: baseline, extended, progressive and lossless frames, but not the tables (DHT, JPG, DAC) that
    /// lie between their markers.
    private static func isFrameHeader(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
    }
}

extension [UInt8] {
    /// The unsigned number in `length` bytes from `offset`, the most significant first.
    func bigEndian(at offset: Int, length: Int) -> Int {
        self[offset..<offset + length].reduce(0) { $0 << 8 | Int($1) }
    }
}
