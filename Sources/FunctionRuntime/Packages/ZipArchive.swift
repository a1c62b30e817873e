/// Reads zip packages from anybody: every length is checked, and nothing is unpacked past the limits.
///
/// Source: APPNOTE.TXT 6.3.10, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Without encryption, ZIP64
/// and archives in several parts, which packages of functions do not have.
package struct ZipArchive: Sendable {
    let bytes: [UInt8]
    let entries: [ZipEntry]

    private static let endSignature = 0x0605_4b50
    private static let entrySignature = 0x0201_4b50
    private static let endBytes = 22
    private static let maxCommentBytes = 65_535

    /// Reads the directory of `bytes` and checks every entry; the entries' own bytes are checked as they are unpacked.
    package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
        self.bytes = bytes
        let fields = LittleEndianFields(bytes)
        let end = try Self.endRecord(fields)
        let count = try fields.number(at: end + 10, bytes: 2)
        guard count != 0xFFFF else { throw .unsupported("the ZIP64 format") }
        guard count <= limits.maxEntries else { throw .tooManyEntries(count, limit: limits.maxEntries) }
        guard try fields.number(at: end + 4, bytes: 2) == 0 else { throw .unsupported("an archive in several parts") }
        var position = try fields.number(at: end + 16, bytes: 4)
        var entries: [ZipEntry] = []
        for _ in 0..<count {
            let (entry, next) = try Self.entry(fields, at: position, limits)
            entries.append(entry)
            position = next
        }
        try Self.check(entries, limits)
        self.entries = entries
    }

    /// Searched from the back, because a comment of any length follows the record.
    private static func endRecord(_ fields: LittleEndianFields) throws(ZipError) -> Int {
        guard fields.count >= endBytes else { throw .notZip }
        var position = fields.count - endBytes
        let last = max(0, position - maxCommentBytes)
        while position >= last {
            if try fields.number(at: position, bytes: 4) == endSignature { return position }
            position -= 1
        }
        throw .notZip
    }

    private static func entry(
        _ fields: LittleEndianFields, at position: Int, _ limits: ZipLimits
    ) throws(ZipError) -> (ZipEntry, next: Int) {
        guard try fields.number(at: position, bytes: 4) == entrySignature else { throw .truncated }
        let nameLength = try fields.number(at: position + 28, bytes: 2)
        let extraLength = try fields.number(at: position + 30, bytes: 2)
        let commentLength = try fields.number(at: position + 32, bytes: 2)
        let name = try fields.text(at: position + 46, bytes: nameLength)
        let flags = try fields.number(at: position + 8, bytes: 2)
        guard flags & 1 == 0 else { throw .unsupported("the encryption of '\(name)'") }
        let mode = try Self.unixMode(fields, at: position)
        let kind = mode & 0o170_000
        guard kind == 0 || kind == 0o100_000 || kind == 0o040_000 else { throw .link(name) }
        let entry = ZipEntry(
            path: try ZipPath.checked(name, limits), isFolder: name.hasSuffix("/") || kind == 0o040_000,
            isExecutable: mode & 0o111 != 0, method: try fields.number(at: position + 10, bytes: 2),
            crc: UInt32(try fields.number(at: position + 16, bytes: 4)),
            packedSize: try fields.number(at: position + 20, bytes: 4),
            size: try fields.number(at: position + 24, bytes: 4), offset: try fields.number(at: position + 42, bytes: 4))
        guard entry.size != 0xFFFF_FFFF, entry.packedSize != 0xFFFF_FFFF else { throw .unsupported("the ZIP64 format") }
        guard entry.method == 0 || entry.method == 8 else {
            throw .unsupported("the compression method \(entry.method) of '\(name)'")
        }
        return (entry, position + 46 + nameLength + extraLength + commentLength)
    }

    /// The file mode, where the package was made on Unix; 0 otherwise.
    private static func unixMode(_ fields: LittleEndianFields, at position: Int) throws(ZipError) -> Int {
        let madeBy = try fields.number(at: position + 5, bytes: 1)
        let isUnix = madeBy == 3 || madeBy == 19
        return isUnix ? try fields.number(at: position + 40, bytes: 2) : 0
    }

    private static func check(_ entries: [ZipEntry], _ limits: ZipLimits) throws(ZipError) {
        var paths: Set<String> = []
        var total = 0
        for entry in entries {
            guard paths.insert(entry.path).inserted || entry.isFolder else { throw .repeatedPath(entry.path) }
            total += entry.size
            guard total <= limits.maxUnpackedBytes else { throw .tooLarge(limit: limits.maxUnpackedBytes) }
        }
        var end = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            guard entry.offset >= end else { throw .overlap(entry.path) }
            end = entry.offset + 30 + entry.packedSize
        }
    }
}
