import Foundation
import Testing

@testable import AutoMLCore

@Suite("The files of a model")
struct ModelFilesTests {
    private let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)

    private func trained() throws -> (model: Model, table: Table) {
        let table = SyntheticTables.twoClasses()
        let search = AutoMLSearch(specification: ProblemSpecification(target: "answer"), budget: .candidates(3), seed: 1)
        return (try search.run(on: table).model, table)
    }

    @Test("are read as the same model")
    func roundTrip() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (model, table) = try trained()
        try model.save(to: folder)
        let loaded = try Model.load(from: folder)
        #expect(try loaded.predict(table) == model.predict(table))
        #expect(loaded.manifest.metrics == model.manifest.metrics)
    }

    @Test("are refused when a byte changed, when one is missing, and when the version is another")
    func refusals() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try trained().model.save(to: folder)
        let member = folder.appending(path: "members/1.bin")
        let whole = try Data(contentsOf: member)
        var changed = whole
        changed[changed.count / 2] ^= 1
        try changed.write(to: member)
        #expect(throws: ArtifactError.self) { try Model.load(from: folder) }
        try FileManager.default.removeItem(at: member)
        #expect(throws: ArtifactError.missing(file: "members/1.bin")) { try Model.load(from: folder) }
        try whole.write(to: member)
        let manifest = folder.appending(path: "manifest.json")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        try text.replacing("\"schemaVersion\" : 1", with: "\"schemaVersion\" : 99").write(to: manifest, atomically: true, encoding: .utf8)
        #expect(throws: ArtifactError.unknownVersion(99, known: 1)) { try Model.load(from: folder) }
    }

    @Test("name no path outside of the model")
    func noEscape() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try trained().model.save(to: folder)
        let manifest = folder.appending(path: "manifest.json")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        #expect(!text.contains(folder.path))
        try text.replacing("members/1.bin", with: "../1.bin").write(to: manifest, atomically: true, encoding: .utf8)
        #expect(throws: ArtifactError.self) { try Model.load(from: folder) }
    }
}
