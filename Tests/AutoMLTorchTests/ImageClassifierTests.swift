import AutoMLTorch
import Foundation
import Testing

@Suite struct ImageClassifierTests {
    /// A training of a second or two.
    private func train(seed: UInt64 = 1, epochs: Int = 8, seconds: Double = 60) throws -> ImageClassifier {
        let known = try SyntheticImages(count: 128, seed: 7)
        var options = ImageClassifierOptions(seed: seed, seconds: seconds)
        options.epochs = epochs
        options.width = 8
        options.augmentation = 0.3
        return try ImageClassifier.train(on: known.images, labels: known.labels, classes: 2, options: options)
    }

    private func accuracy(of classifier: ImageClassifier) throws -> Double {
        let unseen = try SyntheticImages(count: 64, seed: 8)
        let said = try classifier.classify(unseen.images)
        let right = unseen.labels.indices.filter { row in
            (said.probabilities[2 * row] < said.probabilities[2 * row + 1] ? 1 : 0) == unseen.labels[row]
        }
        return Double(right.count) / Double(unseen.labels.count)
    }

    @Test("a network learns to tell lying from standing stripes")
    func learns() throws {
        #expect(try accuracy(of: train()) > 0.95)
    }

    @Test("probabilities add up to 1, and every picture has an embedding")
    func shapes() throws {
        let said = try train(epochs: 1).classify(SyntheticImages(count: 5, seed: 9).images)
        #expect(said.probabilities.count == 10 && said.embeddings.count == 5 * said.embeddingWidth && said.embeddingWidth > 0)
        for row in 0..<5 { #expect(abs(said.probabilities[2 * row] + said.probabilities[2 * row + 1] - 1) < 1e-4) }
    }

    @Test("a seed decides everything, whatever trains beside it")
    func deterministic() async throws {
        let bytes = try await withThrowingTaskGroup(of: Data.self) { group in
            for _ in 0..<3 { group.addTask { try train(seed: 5, epochs: 2).data() } }
            return try await group.reduce(into: Set<Data>()) { $0.insert($1) }
        }
        #expect(bytes.count == 1)
        #expect(try train(seed: 6, epochs: 2).data() != bytes.first)
    }

    @Test("a training that runs out of time ends in time, with a model")
    func deadline() throws {
        let start = ContinuousClock.now
        let classifier = try train(epochs: 100_000, seconds: 2)
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(try accuracy(of: classifier) > 0.7)
    }

    @Test("a saved network says the same as before")
    func roundTrip() throws {
        let classifier = try train(epochs: 2)
        let images = try SyntheticImages(count: 6, seed: 10).images
        let loaded = try ImageClassifier.load(classifier.data())
        #expect(try loaded.classify(images).probabilities == classifier.classify(images).probabilities)
    }

    @Test("bytes that are cut, changed or foreign are refused")
    func damage() throws {
        let data = try train(epochs: 1).data()
        var changed = data
        changed[data.count / 2] ^= 1
        for bytes in [Data(), Data("hello".utf8), data.dropLast(), data.prefix(100), changed] {
            #expect(throws: TorchError.self) { try ImageClassifier.load(Data(bytes)) }
        }
    }

    @Test("what cannot be learned from is refused with a reason")
    func refusals() throws {
        let known = try SyntheticImages(count: 4, seed: 1)
        let options = ImageClassifierOptions(seed: 1, seconds: 1)
        func message(labels: [Int], classes: Int = 2) -> String? {
            do {
                _ = try ImageClassifier.train(on: known.images, labels: labels, classes: classes, options: options)
                return nil
            } catch { return error.description }
        }
        #expect(message(labels: [0, 1, 0]) == "4 pictures have 3 labels")
        #expect(message(labels: [0, 1, 2, 0]) == "a label is not among the classes")
        #expect(message(labels: [0, 0, 0, 0], classes: 1) == "a classifier needs two classes or more")
    }

    @Test("pictures of another size than those of the training are refused")
    func otherSize() throws {
        let classifier = try train(epochs: 1)
        let others = try SyntheticImages(count: 2, side: 20, seed: 1).images
        #expect(throws: TorchError.self) { try classifier.classify(others) }
    }
}
