import AutoMLCore
import Foundation

/// A model wherever a user points: its folder, the folder that `automl train` wrote, or an archive.
struct ModelLocation {
    private static let manifestName = "manifest.json"

    let model: Model
    /// Nil unless the model was trained with an encoder of pictures.
    let encoding: PictureEncoding?
    /// The folder that training wrote around the model; nil for an archive.
    let folder: URL

    /// - Parameters:
    ///   - file: what the user named, on this machine.
    ///   - scratch: where an archive is unpacked.
    init(_ file: URL, scratch: ScratchFolder) throws {
        guard let found = Self.find(file) else {
            throw AutoMLToolError.badArchive(
                path: file.path,
                reason: FileManager.default.fileExists(atPath: file.path)
                    ? "there is no \(Self.manifestName) in it" : "there is no such file or folder")
        }
        folder = file
        guard found.lastPathComponent == Self.manifestName else {
            try ModelArchive.unpack(found, into: scratch.url)
            let unpacked = Self.find(scratch.url) ?? scratch.url.appending(path: Self.manifestName)
            model = try Model.load(from: unpacked.deletingLastPathComponent(), kinds: LearnerCatalog.otherKinds)
            encoding = try PictureEncoding.of(modelIn: unpacked.deletingLastPathComponent())
            return
        }
        model = try Model.load(from: found.deletingLastPathComponent(), kinds: LearnerCatalog.otherKinds)
        encoding = try PictureEncoding.of(modelIn: found.deletingLastPathComponent())
    }

    /// The model's predictions of rows as their file has them.
    func predict(_ table: Table) async throws -> Predictions {
        try model.predict(try await encoding?.encoded(table) ?? table)
    }

    /// Whether there is a model at `file`.
    static func exists(_ file: URL) -> Bool { find(file) != nil }

    /// The manifest or the archive that is nearest.
    private static func find(_ file: URL) -> URL? {
        let candidates = [
            file.appending(path: manifestName), file.appending(path: "model/\(manifestName)"), file.appending(path: ModelArchive.fileName),
        ]
        if let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) { return found }
        let isArchive = file.path.hasSuffix(".tar.gz") || file.path.hasSuffix(".tgz")
        return isArchive && FileManager.default.fileExists(atPath: file.path) ? file : nil
    }
}
