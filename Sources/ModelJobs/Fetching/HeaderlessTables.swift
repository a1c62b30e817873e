import Foundation

/// Gives tables without a header one, as the algorithms of AWS read them: the target first, then the features.
struct HeaderlessTables: Sendable {
    /// The column that training data begin with.
    static let target = "target"

    let folder: URL

    private static let chunkBytes = 1_048_576
    private static let maxLineBytes = 16 << 20

    /// Puts a line of names before each file: `target,feature_1,…`, without the target where something is to be predicted.
    func addHeaders(_ paths: [String], isTraining: Bool) throws(ModelJobFailure) {
        for path in paths {
            do {
                try addHeader(to: folder.appending(path: path), isTraining: isTraining)
            } catch let error as ModelJobFailure {
                throw error
            } catch {
                throw .service("\(path) could not be rewritten.")
            }
        }
    }

    private func addHeader(to file: URL, isTraining: Bool) throws {
        let source = try FileHandle(forReadingFrom: file)
        defer { try? source.close() }
        guard let start = try source.read(upToCount: Self.maxLineBytes), !start.isEmpty else {
            throw ModelJobFailure.client("\(file.lastPathComponent) is empty.")
        }
        let line = start.prefix { $0 != UInt8(ascii: "\n") }
        let columns = line.count { $0 == UInt8(ascii: ",") } + 1
        let names = isTraining ? [Self.target] + features(columns - 1) : features(columns)
        let headed = file.appendingPathExtension("headed")
        guard FileManager.default.createFile(atPath: headed.path, contents: Data((names.joined(separator: ",") + "\n").utf8)) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let target = try FileHandle(forWritingTo: headed)
        defer { try? target.close() }
        try target.seekToEnd()
        try target.write(contentsOf: start)
        while let chunk = try source.read(upToCount: Self.chunkBytes), !chunk.isEmpty { try target.write(contentsOf: chunk) }
        try FileManager.default.removeItem(at: file)
        try FileManager.default.moveItem(at: headed, to: file)
    }

    private func features(_ count: Int) -> [String] { (0..<max(0, count)).map { "feature_\($0 + 1)" } }
}
