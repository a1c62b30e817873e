import Testing

@testable import AutoMLCore

@Suite("Predictions by models that did not see an object's fold")
struct CrossFitTests {
    private static let foldCount = 4
    private static let words = [
        ["ship", "sails", "anchor", "harbour"], ["tree", "fruit", "apples", "orchard"], ["loan", "bank", "rate", "debt"],
    ]

    /// Texts of three topics, some words of which are of another one, with the number of the topic.
    private static func texts(_ count: Int) -> (texts: [String], labels: [Int]) {
        var generator = SeededGenerator(seed: 3)
        let labels = (0..<count).map { _ in Int.random(in: 0..<words.count, using: &generator) }
        let texts = labels.map { label in
            (0..<5).map { _ in
                let topic = Double.random(in: 0..<1, using: &generator) < 0.7 ? label : Int.random(in: 0..<words.count, using: &generator)
                return words[topic][Int.random(in: 0..<4, using: &generator)]
            }.joined(separator: " ")
        }
        return (texts, labels)
    }

    private static func objects(_ labels: [Int?]) -> CrossFitObjects {
        CrossFitObjects(
            folds: labels.indices.map { $0 % foldCount }, foldCount: foldCount, labels: labels, classCount: words.count,
            representative: labels.map { $0 != nil })
    }

    @Test("The labels of a fold have no effect on the predictions of its objects, and some on those of others")
    func blindness() async throws {
        let (texts, truth) = Self.texts(160)
        let models = try CrossFit(texts: texts, seed: 1)
        let labels = truth.indices.map { $0 < 100 ? truth[$0] : nil }
        let changed = labels.indices.map { index in labels[index].map { index % Self.foldCount == 0 ? ($0 + 1) % 3 : $0 } }
        let before = try await models.predictions(Self.objects(labels), workers: 2)
        let after = try await models.predictions(Self.objects(changed), workers: 2)
        for index in texts.indices where index % Self.foldCount == 0 { #expect(before[index] == after[index]) }
        #expect(before.indices.contains { $0 % Self.foldCount != 0 && before[$0] != after[$0] })
    }

    @Test("Topics are told apart by few labels")
    func topics() async throws {
        let (texts, truth) = Self.texts(400)
        let labels = truth.indices.map { $0 < 60 ? truth[$0] : nil }
        let predictions = try await CrossFit(texts: texts, seed: 1).predictions(Self.objects(labels), workers: 2)
        let open = truth.indices.filter { labels[$0] == nil }
        let right = open.filter { predictions[$0].label == truth[$0] }
        #expect(Double(right.count) > 0.85 * Double(open.count))
        #expect(predictions.allSatisfy { (0...1).contains($0.confidence) && abs($0.probabilities.reduce(0, +) - 1) < 1e-3 })
    }
}
