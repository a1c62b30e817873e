/// The container of a video clip, as the first bytes of its file tell it (04/FMT-3).
package enum VideoContainer: Sendable, Hashable {
    /// ISO 14496-12, `.mp4`.
    case mp4
    /// RFC 3533, `.ogg`.
    case ogg
    /// Matroska with the document type `webm`.
    case webm

    /// How many bytes of a file are enough to tell.
    package static let neededBytes = 4_096

    /// Reads the container of a file that begins with `start`.
    package init(_ start: [UInt8]) throws(VideoContainerError) {
        if start.starts(with: Array("OggS".utf8)) {
            self = .ogg
        } else if start.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
            try Self.checkDocumentType(start)
            self = .webm
        } else if start.count >= 12, start[4..<8].elementsEqual("ftyp".utf8) {
            try Self.checkBrand(start)
            self = .mp4
        } else {
            throw .unknown
        }
    }

    /// The major brand tells MP4 from what else has its structure: pictures, sound alone, QuickTime movies.
    private static func checkBrand(_ start: [UInt8]) throws(VideoContainerError) {
        let size = start[0..<4].reduce(0) { $0 << 8 | Int($1) }
        guard size >= 16 else { throw .damaged }
        let brand = String(decoding: start[8..<12], as: UTF8.self)
        let others = ["qt  ", "heic", "heix", "hevc", "mif1", "msf1", "avif", "avis", "M4A ", "M4B "]
        guard !others.contains(brand) else { throw .otherBrand(brand) }
    }

    /// Finds the document type (element 0x4282) in the file's EBML header, RFC 8794, section 11.2.
    private static func checkDocumentType(_ start: [UInt8]) throws(VideoContainerError) {
        guard let mark = start.indices.dropLast(2).first(where: { start[$0] == 0x42 && start[$0 + 1] == 0x82 }) else {
            throw .damaged
        }
        let length = Int(start[mark + 2] & 0x7F)
        guard start[mark + 2] & 0x80 != 0, mark + 3 + length <= start.count else { throw .damaged }
        let type = String(decoding: start[(mark + 3)..<(mark + 3 + length)].prefix { $0 != 0 }, as: UTF8.self)
        guard type == "webm" else { throw .otherBrand(type) }
    }
}
