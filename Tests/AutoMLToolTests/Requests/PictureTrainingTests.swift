import AutoMLCore
import AutoMLTool
import AutoMLTorch
import Foundation
import Testing

/// Pictures of a bright stripe on noise, lying or standing, in files.
@Suite(.serialized) struct PictureTrainingTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func pictures(_ count: Int, seed: UInt64, name: String) throws -> String {
        var random = SeededGenerator(seed: seed)
        var lines = ["picture,kind"]
        for index in 0..<count {
            let place = Int.random(in: 3..<13, using: &random)
            let values = (0..<256).map { pixel in
                let bright = abs((index % 2 == 0 ? pixel / 16 : pixel % 16) - place) <= 1
                return (bright ? 180 : 60) + UInt8.random(in: 0..<60, using: &random)
            }
            let file = folder.url.appending(path: "\(name)-\(index).png")
            try Data(try ClassMask(width: 16, height: 16, values: values).png()).write(to: file)
            lines.append("\(file.path),\(index % 2 == 0 ? "lying" : "standing")")
        }
        return try folder.write("\(name).csv", lines.joined(separator: "\n") + "\n")
    }

    @Test("a small network takes part in training on pictures, within the time")
    func leaderboard() async throws {
        let rows = try pictures(110, seed: 1, name: "train")
        let started = ContinuousClock.now
        try await TrainRequest(
            data: DataSelection(path: rows, kinds: ["picture": .image]),
            options: try TrainingOptions(target: "kind", seconds: 16, maxCandidates: 4, seed: 7),
            output: folder.url.appending(path: "out"), access: nil
        ).run { _ in }
        #expect(ContinuousClock.now - started < .seconds(60))
        let file = try JSONSerialization.jsonObject(with: Data(folder.text("out/candidates.json").utf8)) as? [String: Any]
        let candidates = try #require(file?["candidates"] as? [[String: Any]])
        let network = try #require(candidates.first { ($0["name"] as? String)?.hasPrefix("picture-network") == true })
        #expect((network["metrics"] as? [String: Double])?["Accuracy"] != nil && network["failure"] == nil)
    }

    @Test("networks are kept in a model, which predicts and is measured as any other, and is refused when it is damaged")
    func network() async throws {
        let table = try TableReader(options: ReadingOptions(kinds: ["picture": .image]))
            .read(URL(filePath: try pictures(120, seed: 2, name: "train"))).table
        let search = AutoMLSearch(
            specification: ProblemSpecification(target: "kind"), budget: Budget(seconds: 24, candidates: 1), seed: 1,
            catalog: LearnerCatalog(families: [PictureNetworkFamily()]))
        let result = try search.run(on: table)
        #expect(try #require(result.leaderboard[0].metrics[.accuracy]) > 0.75)
        let model = folder.url.appending(path: "model")
        try result.model.save(to: model)

        let held = try pictures(40, seed: 3, name: "held")
        #expect(try #require(try await EvaluateRequest(model: model.path, data: held, access: nil).run().metrics["Accuracy"]) > 0.75)
        try await PredictRequest(model: model.path, data: held, output: folder.url.appending(path: "p.csv"), access: nil).run { _ in }
        #expect(try folder.text("p.csv").split(separator: "\n").count == 41)

        let member = model.appending(path: "members/1.bin")
        var bytes = try Data(contentsOf: member)
        bytes[bytes.count / 2] ^= 0x40
        try bytes.write(to: member)
        await #expect(throws: ArtifactError.self) { try await InspectRequest(model: model.path, access: nil).run() }
    }
}
