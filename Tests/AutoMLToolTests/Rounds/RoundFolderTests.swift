import Foundation
import Testing

@testable import AutoMLTool

/// What a round reads.
@Suite struct RoundFolderTests {
    private static func withFolder(_ objects: String, _ body: (RoundFolder) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(at: root.appending(path: "input"), withIntermediateDirectories: true)
        let parameters = #"{"task":"text-classification","classes":["no","yes"],"folds":3,"seed":1,"timeLimitSeconds":5}"#
        try Data(parameters.utf8).write(to: root.appending(path: "input/round.json"))
        try Data(objects.utf8).write(to: root.appending(path: "input/objects.jsonl"))
        try body(RoundFolder(root: root))
    }

    @Test("objects are read in order, with their labels where they have one")
    func objects() throws {
        let lines =
            #"{"id":7,"text":"a","fold":2,"label":1,"validation":true}"# + "\n" + #"{"id":3,"text":"b","fold":0,"validation":false}"#
        try Self.withFolder(lines) { folder in
            let objects = try folder.objects(Int.self, parameters: try folder.parameters())
            #expect(objects.map(\.id) == [7, 3])
            #expect(objects.map(\.label) == [1, nil])
        }
    }

    @Test("a line that is none is named")
    func badLine() throws {
        let lines = #"{"id":7,"text":"a","fold":2}"# + "\n" + #"{"id":3,"text":"b","fold":3}"#
        try Self.withFolder(lines) { folder in
            let parameters = try folder.parameters()
            let error = #expect(throws: RoundError.self) { try folder.objects(Int.self, parameters: parameters) }
            #expect(error?.description.contains("line 2 of input/objects.jsonl") == true)
        }
    }
}
