import Foundation

/// The folder in which `include` and `render` find templates, and outside of which they find none.
struct PartialFolder: Sendable {
    /// What may stand around a partial's name: `_name.liquid` is how Liquid's own file system spells it.
    private static let spellings: [(prefix: String, suffix: String)] = [
        ("", ""), ("", ".liquid"), ("_", ".liquid"), ("", ".html"), ("", ".liquid.html"),
    ]

    /// With links followed, so that a path can be compared with it.
    private let root: URL

    init(_ url: URL) throws(TemplateToolError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw .unreadable(path: url.path, reason: "there is no such folder")
        }
        root = url.resolvingSymlinksInPath()
    }

    /// The source of the partial `name`; nil when there is none inside the folder.
    func text(of name: String) -> String? {
        file(of: name).flatMap { try? TextFile.text(at: $0.path) }
    }

    /// Where the partial `name` is, for messages.
    func path(of name: String) -> String? { file(of: name)?.path }

    private func file(of name: String) -> URL? {
        guard !name.isEmpty, !name.hasPrefix("/"), !name.utf8.contains(0) else { return nil }
        var parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let last = parts.removeLast()
        for spelling in Self.spellings {
            let path = (parts + [spelling.prefix + last + spelling.suffix]).joined(separator: "/")
            let file = root.appending(path: path).resolvingSymlinksInPath()
            var isFolder: ObjCBool = false
            guard file.path.hasPrefix(root.path + "/"),
                FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            return file
        }
        return nil
    }
}
