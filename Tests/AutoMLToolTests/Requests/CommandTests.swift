import AutoMLCore
import AutoMLTool
import Foundation
import Testing

@Suite struct CommandTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @discardableResult
    func train(_ path: String, target: String?, problem: Problem? = nil, kinds: [String: ColumnKind] = [:], ignored: [String] = [])
        async throws -> [ToolEvent]
    {
        var events: [ToolEvent] = []
        let request = TrainRequest(
            data: DataSelection(path: path, kinds: kinds, ignored: ignored),
            options: try TrainingOptions(target: target, problem: problem, maxCandidates: 1, seed: 7),
            output: folder.url.appending(path: "out"), access: nil)
        try await request.run { events.append($0) }
        return events
    }

    @Test("training leaves a model, its archive, the leaderboard and three reports")
    func training() async throws {
        let events = try await train(folder.write("train.csv", FlowerData.csv(0..<60)), target: "kind")
        for name in [
            "model/manifest.json", "model.tar.gz", "candidates.json", "reports/data-exploration/report.html",
            "reports/model-insights/report.json", "reports/explainability/report.html",
        ] { #expect(folder.exists("out/\(name)"), "\(name)") }
        #expect(events.contains(.metric(name: "validation:accuracy", value: 1)))
        let candidates = try #require(
            try JSONSerialization.jsonObject(with: Data(folder.text("out/candidates.json").utf8)) as? [String: Any])
        #expect(candidates["problem"] as? String == "BinaryClassification")
        #expect((candidates["candidates"] as? [[String: Any]])?.count == 2)
    }

    @Test("a model predicts every row in order, from its folder and from its archive; a bad row has an empty line")
    func predicting() async throws {
        try await train(folder.write("train.csv", FlowerData.csv(0..<60)), target: "kind")
        let rows = try folder.write("new.csv", "colour,length\nred,5.5\nblue\nblue,1.5\n")
        try await PredictRequest(model: folder.path("out"), data: rows, output: folder.url.appending(path: "p.csv"), access: nil).run { _ in
        }
        let lines = try folder.text("p.csv").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0] == "predicted_label,probability,probabilities,labels")
        #expect(lines[1].hasPrefix("long,") && lines[2] == ",,," && lines[3].hasPrefix("short,"))
        try await PredictRequest(
            model: folder.path("out/model.tar.gz"), data: rows, output: folder.url.appending(path: "p.jsonl"), access: nil
        ).run { _ in }
        let first = try #require(try folder.text("p.jsonl").split(separator: "\n").first)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
        #expect(object["predicted_label"] as? String == "long")
        #expect((object["probabilities"] as? [Double])?.count == 2)
    }

    @Test("an evaluation counts rows without a label and classes that the model does not know")
    func evaluating() async throws {
        try await train(folder.write("train.csv", FlowerData.csv(0..<60)), target: "kind")
        let held = try folder.write("held.csv", FlowerData.csv(60..<80) + "5.5,red,\n5.5,red,giant\n")
        let evaluation = try await EvaluateRequest(model: folder.path("out"), data: held, access: nil).run()
        #expect(evaluation.rows == 21)
        #expect(evaluation.droppedRows == 1)
        #expect(evaluation.unseenClasses == ["giant": 1])
        #expect(abs(try #require(evaluation.metrics["Accuracy"]) - 20.0 / 21) < 1e-9)
    }

    @Test("labels stay as they are written, whatever numbers they look like")
    func writtenLabels() async throws {
        let text = FlowerData.csv(0..<60).replacing("long\n", with: "01\n").replacing("short\n", with: "02\n")
        try await train(folder.write("train.csv", text), target: "kind")
        let manifest = try await InspectRequest(model: folder.path("out"), access: nil).run()
        #expect(manifest.classes == ["01", "02"])
    }

    @Test("a labeling job's manifest of texts trains a model that says the classes' names, 05/AUG-1")
    func manifests() async throws {
        try await train(folder.write("output.manifest", FlowerData.manifest(0..<60)), target: nil)
        let held = try folder.write("held.manifest", FlowerData.manifest(60..<80))
        let evaluation = try await EvaluateRequest(model: folder.path("out"), data: held, access: nil).run()
        #expect(evaluation.target == "mood")
        #expect(evaluation.metrics["Accuracy"] == 1)
    }

    @Test("the same seed and number of candidates give the same model")
    func determinism() async throws {
        let data = try folder.write("train.csv", FlowerData.csv(0..<60))
        try await train(data, target: "kind")
        let first = try Data(contentsOf: folder.url.appending(path: "out/model.tar.gz"))
        try await train(data, target: "kind")
        #expect(try Data(contentsOf: folder.url.appending(path: "out/model.tar.gz")) == first)
    }

    @Test("an unknown target is told with the columns that there are, and S3 without keys with what to set")
    func errors() async throws {
        let data = try folder.write("train.csv", FlowerData.csv(0..<60))
        await #expect { try await train(data, target: "kinds") } throws: { "\($0)".contains("length, colour, kind") }
        await #expect { try await train("s3://bucket/data.csv", target: "kind") } throws: { "\($0)".contains("AWS_ACCESS_KEY_ID") }
        await #expect { try await train(data, target: "kind", kinds: ["nope": .text]) } throws: { "\($0)".contains("nope") }
        await #expect { try await train(data, target: "kind", ignored: ["gone"]) } throws: { "\($0)".contains("gone") }
    }

    @Test("kinds are read as NAME=kind")
    func kinds() throws {
        #expect(try DataSelection.kinds(["a=b=text", "c=Numeric"]) == ["a=b": .text, "c": .numeric])
        #expect(throws: AutoMLToolError.self) { try DataSelection.kinds(["a"]) }
        #expect(throws: AutoMLToolError.self) { try DataSelection.kinds(["a=number"]) }
    }

    @Test("S3 is found by the usual variables")
    func access() {
        #expect(RemoteAccess(environment: [:]) == nil)
        #expect(RemoteAccess(environment: ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"]) != nil)
        #expect(RemoteAccess(environment: ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_ENDPOINT_URL": "nowhere"]) == nil)
    }
}
