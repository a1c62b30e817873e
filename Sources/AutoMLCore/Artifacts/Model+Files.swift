import Crypto
package import Foundation

extension Model {
    private static let manifestFile = "manifest.json"
    private static let featurizerFile = "featurizer.json"

    /// Writes the model into a folder, which is made if need be. The manifest comes last, so that a folder with one is whole.
    package func save(to folder: URL) throws(ArtifactError) {
        var manifest = manifest
        do {
            try FileManager.default.createDirectory(
                at: folder.appending(path: "members"), withIntermediateDirectories: true)
            let featurizer = try Self.encoder.encode(featurizer)
            try featurizer.write(to: folder.appending(path: Self.featurizerFile))
            manifest.checksums = [Self.featurizerFile: Self.checksum(featurizer)]
            for (member, file) in zip(members, manifest.members.map(\.file)) {
                let bytes = member.fileContents
                try bytes.write(to: folder.appending(path: file))
                manifest.checksums[file] = Self.checksum(bytes)
            }
            try Self.encoder.encode(manifest).write(to: folder.appending(path: Self.manifestFile), options: .atomic)
        } catch {
            throw .unwritable(path: folder.path, reason: error.localizedDescription)
        }
    }

    /// Reads what `save` wrote. Files that are missing, changed or of another version are refused.
    ///
    /// - Parameter kinds: members that this module does not know.
    package static func load(from folder: URL, kinds: [any FittedModel.Type] = []) throws(ArtifactError) -> Model {
        let manifest = try manifest(in: folder)
        let featurizer: TabularFeaturizer = try decode(read(featurizerFile, in: folder, manifest), file: featurizerFile)
        let loaded = Parallel.map(manifest.members.count) { index in
            Result { () throws(ArtifactError) in
                try ModelMember(manifest.members[index], contents: read(manifest.members[index].file, in: folder, manifest), kinds: kinds)
            }
        }
        let members = try loaded.map { (member) throws(ArtifactError) in try member.get() }
        return Model(manifest: manifest, featurizer: featurizer, members: members)
    }

    private static func manifest(in folder: URL) throws(ArtifactError) -> ModelManifest {
        struct Version: Decodable { let schemaVersion: Int }
        guard let bytes = try? Data(contentsOf: folder.appending(path: manifestFile)) else { throw .missing(file: manifestFile) }
        let version: Version = try decode(bytes, file: manifestFile)
        guard version.schemaVersion == ModelManifest.currentVersion else {
            throw .unknownVersion(version.schemaVersion, known: ModelManifest.currentVersion)
        }
        let manifest: ModelManifest = try decode(bytes, file: manifestFile)
        if let defect = manifest.defect { throw .corrupted(file: manifestFile, reason: defect) }
        return manifest
    }

    /// The bytes of a file of the model whose checksum is the manifest's. Names lead nowhere else.
    private static func read(_ file: String, in folder: URL, _ manifest: ModelManifest) throws(ArtifactError) -> Data {
        guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
            throw .corrupted(file: manifestFile, reason: "names a file outside of the model")
        }
        guard let bytes = try? Data(contentsOf: folder.appending(path: file)) else { throw .missing(file: file) }
        guard checksum(bytes) == manifest.checksums[file] else {
            throw .corrupted(file: file, reason: "is not what was saved: its checksum differs")
        }
        return bytes
    }

    private static func decode<Value: Decodable>(_ bytes: Data, file: String) throws(ArtifactError) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: bytes)
        } catch {
            throw .corrupted(file: file, reason: "is not JSON of the known form")
        }
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return encoder
    }

    static func checksum(_ bytes: Data) -> String {
        SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
    }
}

extension ModelMember {
    /// The models of the folds, one after another.
    var fileContents: Data {
        var writer = ByteWriter()
        writer.write(models.count)
        for model in models { FittedModelKinds.write(model, to: &writer) }
        return writer.bytes
    }

    init(_ member: ModelManifest.Member, contents: Data, kinds: [any FittedModel.Type]) throws(ArtifactError) {
        var reader = ByteReader(contents, name: member.file)
        let count = try reader.readInt()
        var models: [any FittedModel] = []
        while !reader.isAtEnd { models.append(try FittedModelKinds.read(&reader, others: kinds)) }
        guard !models.isEmpty, models.count == count else { throw reader.corrupted("holds the wrong number of models") }
        self.init(
            name: member.name, family: member.family, parameters: member.parameters, view: member.view, models: models,
            temperature: Temperature(value: member.temperature), weight: member.weight)
    }
}
