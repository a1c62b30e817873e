import Foundation

/// The repository as text: its modules, their files and what these import.
struct SourceTree {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The names of the folders in Sources.
    var modules: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
                .filter { !$0.hasPrefix(".") }.sorted()
        }
    }

    func swiftFiles(in folder: String) -> [URL] {
        let start = root.appending(path: folder)
        guard let walker = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil) else { return [] }
        return walker.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
    }

    /// The modules that the files of `module` import, whatever the access level or the kind of the import.
    func imports(of module: String) throws -> Set<String> {
        let pattern =
            #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|internal|private|fileprivate|public)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/#
        var imports: Set<String> = []
        for file in swiftFiles(in: "Sources/\(module)") {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                if let match = line.firstMatch(of: pattern) { imports.insert(String(match.1)) }
            }
        }
        return imports
    }

    func path(of file: URL) -> String { String(file.path.dropFirst(root.path.count + 1)) }
}
