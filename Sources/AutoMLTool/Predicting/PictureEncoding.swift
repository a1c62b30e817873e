import AutoMLCore
import AutoMLTorch
import Foundation

/// Pictures as the numbers that a user's encoder makes of them, for the light learners. The encoder's file lies with the model.
struct PictureEncoding {
    static let fileName = "encoder.pt"
    private static let picturesPerBatch = 64
    private static let threads = 2

    private let encoder: AutoMLTorch.ImageEncoder
    private let file: URL

    /// - Parameter file: a TorchScript module.
    init(_ file: URL) throws(AutoMLToolError) {
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw .badOption(option: "--encoder", value: file.path, remedy: "there is no such file")
        }
        do throws(TorchError) { encoder = try AutoMLTorch.ImageEncoder(path: file.path) } catch {
            throw .badOption(option: "--encoder", value: file.path, remedy: "it is no TorchScript module with a forward: \(error)")
        }
        self.file = file
    }

    /// The encoder of a model; nil when it has none.
    static func of(modelIn folder: URL) throws(AutoMLToolError) -> PictureEncoding? {
        let file = folder.appending(path: fileName)
        return FileManager.default.fileExists(atPath: file.path) ? try PictureEncoding(file) : nil
    }

    /// Lays the encoder's file beside a model's.
    func save(to folder: URL) throws(AutoMLToolError) {
        do {
            try FileManager.default.copyItem(at: file, to: folder.appending(path: Self.fileName))
        } catch {
            throw .notWritten(path: folder.path, reason: error.localizedDescription)
        }
    }

    /// The table with columns of numbers in the places of its pictures; a missing picture has missing numbers.
    func encoded(_ table: Table) async throws -> Table {
        var columns: [Column] = []
        for column in table.columns {
            if column.kind == .image { columns += try await encoded(column) } else { columns.append(column) }
        }
        return Table(columns: columns)
    }

    private func encoded(_ column: Column) async throws -> [Column] {
        let paths = column.strings ?? []
        let known = paths.indices.filter { paths[$0] != nil }
        var numbers: [[Double]] = []
        let size = PictureSize(width: encoder.side, height: encoder.side)
        for start in stride(from: 0, to: known.count, by: Self.picturesPerBatch) {
            let rows = known[start..<min(start + Self.picturesPerBatch, known.count)]
            let pictures = try await PictureFiles.read(rows.compactMap { paths[$0] }, size: size, workers: Self.threads)
            let embeddings = try encoder.embed(pictures.images, threads: Self.threads)
            while numbers.count < embeddings.width { numbers.append([Double](repeating: .nan, count: paths.count)) }
            for (place, row) in rows.enumerated() {
                for index in 0..<embeddings.width { numbers[index][row] = Double(embeddings.values[place * embeddings.width + index]) }
            }
        }
        return numbers.enumerated().map { Column(name: "\(column.name) \($0 + 1)", kind: .numeric, values: .numbers($1)) }
    }
}
