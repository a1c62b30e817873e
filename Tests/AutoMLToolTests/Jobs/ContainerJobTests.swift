import AutoMLTool
import Foundation
import Testing

@Suite struct ContainerJobTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    func train() async throws -> [ToolEvent] {
        var events: [ToolEvent] = []
        try await TrainingJob(root: folder.url).run { events.append($0) }
        return events
    }

    @Test("a training job reads its channels and settings and leaves model, candidates and reports, 05/AUG-20")
    func training() async throws {
        try folder.write("input/config/hyperparameters.json", #"{"target": "kind", "max-candidates": "1", "metric": "Accuracy"}"#)
        try folder.write("input/data/train/a.csv", FlowerData.csv(0..<40))
        try folder.write("input/data/train/b.csv", FlowerData.csv(40..<60))
        try folder.write("input/data/validation/v.csv", FlowerData.csv(60..<80))
        let events = try await train()
        #expect(events.contains(.metric(name: "validation:accuracy", value: 1)))
        for name in ["model/manifest.json", "output/data/candidates.json", "output/data/reports/model-insights/report.json"] {
            #expect(folder.exists(name), "\(name)")
        }
        #expect(try folder.text("output/data/reports/model-insights/report.json").contains(#""rowCount" : 20"#))
    }

    @Test("a share of one channel is held out and measured, and only the learners that are asked for learn, 09/AML-46, AML-58")
    func holdingOut() async throws {
        try folder.write(
            "input/config/hyperparameters.json",
            #"{"target": "kind", "max-candidates": "4", "validation-fraction": "0.25", "algorithms": "extra-trees,linear-learner","#
                + #" "candidate-seconds": "20"}"#)
        try folder.write("input/data/train/a.csv", FlowerData.csv(0..<80))
        _ = try await train()
        #expect(try folder.text("output/data/reports/model-insights/report.json").contains(#""rowCount" : 20"#))
        let candidates = try folder.text("output/data/candidates.json")
        #expect(candidates.contains("extra-trees-") && candidates.contains("linear-") && !candidates.contains("xgboost"))
        #expect(!candidates.contains("neighbors") && !candidates.contains("kernel"))
    }

    @Test("learners that do not fit the data, and that nobody knows, are failures that say so")
    func wrongLearners() async throws {
        try folder.write("input/config/hyperparameters.json", #"{"content": "source", "max-candidates": "1", "algorithms": "extra-trees"}"#)
        let lines = (0..<60).map { #"{"source": "a text on day \#($0) or so", "label": \#($0 % 2)}"# + "\n" }.joined()
        try folder.write("input/data/train/manifest.jsonl", lines)
        await #expect { _ = try await train() } throws: { "\($0)".contains("fits the columns") }
        try folder.write("input/config/hyperparameters.json", #"{"algorithms": "magic"}"#)
        await #expect { _ = try await train() } throws: { "\($0)".contains("'magic'") }
    }

    @Test("a channel's manifest tells what is learned from what, 05/AUG-5")
    func manifest() async throws {
        try folder.write("input/config/hyperparameters.json", #"{"content": "source", "max-candidates": "1"}"#)
        let lines = (0..<60).map { #"{"source": "\#($0 % 2 == 0 ? "good" : "bad") day \#($0)", "label": \#($0 % 2)}"# + "\n" }.joined()
        try folder.write("input/data/train/manifest.jsonl", lines)
        #expect(try await train().contains(.metric(name: "validation:accuracy", value: 1)))
    }

    @Test("a transform writes a line for each row of each file, the label alone unless more is asked for, 09/AML-105, AML-110")
    func transform() async throws {
        try folder.write("input/config/hyperparameters.json", #"{"target": "kind", "max-candidates": "1"}"#)
        try folder.write("input/data/train/a.csv", FlowerData.csv(0..<60))
        _ = try await train()
        try folder.write("input/config/hyperparameters.json", "{}")
        try folder.write("input/data/transform/x/new.csv", "length,colour\n5.5,red\n1.5,blue\n")
        try folder.write("input/data/transform/bare.csv", "1.5,blue\n5.5,red\n")
        try await TransformJob(root: folder.url).run { _ in }
        #expect(try folder.text("output/data/x/new.csv.out") == "long\nshort\n")
        #expect(try folder.text("output/data/bare.csv.out") == "short\nlong\n")
        try folder.write(
            "input/config/hyperparameters.json", #"{"output": "predicted_label,labels", "accept": "application/jsonlines"}"#)
        try await TransformJob(root: folder.url).run { _ in }
        #expect(try folder.text("output/data/bare.csv.out").hasPrefix(#"{"predicted_label": "short", "labels": ["long", "short"]}"#))
    }

    @Test("a failure leaves its reason in output/failure")
    func failure() async throws {
        try folder.write("input/config/hyperparameters.json", #"{"target": "kind", "metric": "Beauty"}"#)
        try folder.write("input/data/train/a.csv", FlowerData.csv(0..<60))
        await #expect(throws: (any Error).self) {
            try await JobFailure.recorded(in: folder.url) { _ = try await train() }
        }
        #expect(try folder.text("output/failure").contains("hyperparameter metric is 'Beauty'"))
        #expect(try !folder.text("output/failure").contains("\n"))
    }
}
