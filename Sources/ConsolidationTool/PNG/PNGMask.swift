import Annotations
import Foundation

/// A mask as a PNG file whose pixels are class numbers: palette or grey, 1 to 8 bits, not interlaced (PNG, third
/// edition, W3C 2003, sections 7 to 11).
struct PNGMask {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let grey: UInt8 = 0
    private static let indexed: UInt8 = 3

    let map: LabelMap
    /// Red, green and blue of each class; empty for grey.
    let palette: [UInt8]

    init(map: LabelMap, palette: [UInt8]) {
        self.map = map
        self.palette = palette
    }

    init(reading url: URL) throws(ConsolidationError) {
        let data: Data
        do { data = try Data(contentsOf: url) } catch {
            throw .unreadable(path: url.path, reason: error.localizedDescription)
        }
        guard let mask = try Self.decoded([UInt8](data), path: url.path) else {
            throw .badImage(path: url.path, reason: "not a whole PNG of 1 to 8 bit palette or grey pixels, not interlaced")
        }
        self = mask
    }

    /// Nil when the bytes are not such a file.
    private static func decoded(_ bytes: [UInt8], path: String) throws(ConsolidationError) -> PNGMask? {
        guard bytes.starts(with: signature) else { return nil }
        var header: [UInt8] = []
        var palette: [UInt8] = []
        var packed: [UInt8] = []
        var position = signature.count
        while position + 12 <= bytes.count {
            let length = number(bytes[position..<position + 4])
            guard length <= bytes.count - position - 12 else { return nil }
            let content = bytes[position + 8..<position + 8 + length]
            switch String(decoding: bytes[position + 4..<position + 8], as: UTF8.self) {
            case "IHDR": header = Array(content)
            case "PLTE": palette = Array(content)
            case "IDAT": packed += content
            default: break
            }
            position += 12 + length
        }
        guard header.count == 13, [1, 2, 4, 8].contains(header[8]), header[9] == grey || header[9] == indexed, header[12] == 0
        else { return nil }
        let width = number(header[0..<4])
        let height = number(header[4..<8])
        guard width > 0, height > 0, width <= LabelMap.maxPixels / height else { return nil }
        let depth = Int(header[8])
        let rowBytes = (width * depth + 7) / 8
        guard var rows = Zlib.inflated(packed, count: (rowBytes + 1) * height),
            PNGFilter.undo(&rows, rowBytes: rowBytes)
        else { return nil }
        let labels = unpacked(rows, width: width, height: height, depth: depth, rowBytes: rowBytes)
        do { return PNGMask(map: try LabelMap(width: width, height: height, labels: labels), palette: palette) } catch {
            throw .badImage(path: path, reason: error.description)
        }
    }

    private static func unpacked(_ rows: [UInt8], width: Int, height: Int, depth: Int, rowBytes: Int) -> [UInt8] {
        var labels: [UInt8] = []
        labels.reserveCapacity(width * height)
        for row in 0..<height {
            let start = row * (rowBytes + 1) + 1
            for column in 0..<width {
                let bit = column * depth
                let shift = 8 - depth - bit % 8
                labels.append(rows[start + bit / 8] >> UInt8(shift) & UInt8(truncatingIfNeeded: (1 << depth) - 1))
            }
        }
        return labels
    }

    /// Writes 8 bit pixels.
    func write(to url: URL) throws(ConsolidationError) {
        var rows: [UInt8] = []
        rows.reserveCapacity((map.width + 1) * map.height)
        for row in 0..<map.height {
            rows.append(0)
            rows += map.labels[row * map.width..<(row + 1) * map.width]
        }
        guard let packed = Zlib.deflated(rows) else { throw .unwritable(path: url.path, reason: "cannot be compressed") }
        var bytes = Self.signature
        let kind = palette.isEmpty ? Self.grey : Self.indexed
        Self.append("IHDR", Self.bytes(map.width) + Self.bytes(map.height) + [8, kind, 0, 0, 0], to: &bytes)
        if !palette.isEmpty { Self.append("PLTE", palette, to: &bytes) }
        Self.append("IDAT", packed, to: &bytes)
        Self.append("IEND", [], to: &bytes)
        do { try Data(bytes).write(to: url, options: .atomic) } catch {
            throw .unwritable(path: url.path, reason: error.localizedDescription)
        }
    }

    private static func append(_ type: String, _ content: [UInt8], to bytes: inout [UInt8]) {
        let checked = Array(type.utf8) + content
        bytes += Self.bytes(content.count) + checked + Self.bytes(Int(Zlib.checksum(checked)))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private static func bytes(_ number: Int) -> [UInt8] {
        (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
