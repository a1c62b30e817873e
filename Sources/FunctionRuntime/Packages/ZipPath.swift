/// The rules for paths in code packages.
enum ZipPath {
    /// `name` without its closing slash. Throws `unsafePath` for anything that is no plain path inside a folder.
    static func checked(_ name: String, _ limits: ZipLimits) throws(ZipError) -> String {
        let path = name.hasSuffix("/") ? String(name.dropLast()) : name
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isSound =
            !path.isEmpty && path.utf8.count <= limits.maxPathBytes && !path.hasPrefix("/")
            && !path.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }
            && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
        guard isSound else { throw .unsafePath(String(name.prefix(80))) }
        return path
    }
}
