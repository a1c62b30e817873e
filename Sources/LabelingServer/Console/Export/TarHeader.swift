/// The header of one file in a tar archive, in the form that POSIX calls ustar.
struct TarHeader: Sendable {
    /// What headers and the lengths of files are rounded up to, in bytes.
    static let blockBytes = 512
    /// Two empty blocks end an archive.
    static let end = [UInt8](repeating: 0, count: 2 * blockBytes)
    private static let maxNameBytes = 100
    private static let maxPrefixBytes = 155

    let bytes: [UInt8]

    /// Nil for a path that the form cannot hold.
    init?(path: String, size: Int, modifiedAt seconds: Int) {
        guard let (prefix, name) = Self.split(path) else { return nil }
        var header = [UInt8](repeating: 0, count: Self.blockBytes)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        put(name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        guard let sizeField = Self.octal(size, digits: 11), let timeField = Self.octal(seconds, digits: 11) else { return nil }
        put(sizeField, at: 124)
        put(timeField, at: 136)
        // The sum counts its own field as spaces.
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put(prefix, at: 345)
        let sum = header.reduce(0) { $0 + Int($1) }
        put("\(Self.octal(sum, digits: 6) ?? "")\0 ", at: 148)
        bytes = header
    }

    /// The zeros that fill the last block of a file.
    static func padding(after size: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: (blockBytes - size % blockBytes) % blockBytes)
    }

    private static func octal(_ value: Int, digits: Int) -> String? {
        let text = String(value, radix: 8)
        return text.count <= digits ? String(repeating: "0", count: digits - text.count) + text : nil
    }

    /// A long path is cut at one of its slashes.
    private static func split(_ path: String) -> (prefix: String, name: String)? {
        if path.utf8.count <= maxNameBytes { return ("", path) }
        for slash in path.indices where path[slash] == "/" {
            let (prefix, name) = (path[..<slash], path[path.index(after: slash)...])
            guard name.utf8.count <= maxNameBytes, !name.isEmpty else { continue }
            return prefix.utf8.count <= maxPrefixBytes ? (String(prefix), String(name)) : nil
        }
        return nil
    }
}
