import Foundation

/// A folder that a command writes files into.
struct OutputFolder {
    let url: URL

    /// Makes the folder, with those above it.
    init(_ url: URL) throws(AutoMLToolError) {
        self.url = url
        do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
            throw .notWritten(path: url.path, reason: error.localizedDescription)
        }
    }

    func folder(_ name: String) throws(AutoMLToolError) -> OutputFolder { try OutputFolder(url.appending(path: name)) }

    func write(_ text: String, to name: String) throws(AutoMLToolError) { try write(Data(text.utf8), to: name) }

    func write(json value: some Encodable, to name: String) throws(AutoMLToolError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data: Data
        do { data = try encoder.encode(value) } catch { throw .notWritten(path: name, reason: "\(error)") }
        try write(data, to: name)
    }

    private func write(_ data: Data, to name: String) throws(AutoMLToolError) {
        let file = url.appending(path: name)
        do { try data.write(to: file, options: .atomic) } catch {
            throw .notWritten(path: file.path, reason: error.localizedDescription)
        }
    }
}
