import Foundation

/// Text from a file or from standard input.
enum TextFile {
    static func text(at path: String) throws(TemplateToolError) -> String {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
        return try text(of: data, from: path)
    }

    static func standardInput() throws(TemplateToolError) -> String {
        let data: Data?
        do {
            data = try FileHandle.standardInput.readToEnd()
        } catch {
            throw .unreadable(path: "standard input", reason: error.localizedDescription)
        }
        return try text(of: data ?? Data(), from: "standard input")
    }

    private static func text(of data: Data, from path: String) throws(TemplateToolError) -> String {
        guard let text = String(bytes: data, encoding: .utf8) else { throw .notText(path: path) }
        return text
    }
}
