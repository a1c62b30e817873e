import Foundation
import Testing

@testable import ModelJobs

@Suite struct HeaderlessTablesTests {
    @Test("training data get a target and features, data to predict only features")
    func headers() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a.csv", "b.csv"] { try Data("1,2.5,3\n4,5,6\n".utf8).write(to: folder.appending(path: name)) }
        let tables = HeaderlessTables(folder: folder)
        try tables.addHeaders(["a.csv"], isTraining: true)
        try tables.addHeaders(["b.csv"], isTraining: false)
        #expect(try text("a.csv", folder) == "target,feature_1,feature_2\n1,2.5,3\n4,5,6\n")
        #expect(try text("b.csv", folder) == "feature_1,feature_2,feature_3\n1,2.5,3\n4,5,6\n")
        try Data().write(to: folder.appending(path: "empty.csv"))
        #expect(throws: ModelJobFailure.self) { try tables.addHeaders(["empty.csv"], isTraining: true) }
    }

    private func text(_ name: String, _ folder: URL) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
}
