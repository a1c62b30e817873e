import Testing

@testable import AutoMLCore

@Suite("Naive Bayes that learns from texts without labels")
struct WordClassifierTests {
    private static func classifier(_ texts: [String]) -> WordClassifier {
        WordClassifier(words: TextVectorizer(grams: .singleWords, texts: texts).transform(texts))
    }

    /// Two topics; nobody labeled a text with `harbour` or `orchard`, but such texts share words with labeled ones.
    private static let topics =
        ["ship sails", "ship anchor", "tree fruit", "tree apples"]
        + Array(repeating: "ship sails anchor harbour", count: 6) + Array(repeating: "tree fruit apples orchard", count: 6)
        + ["harbour", "orchard"]

    @Test("A word that only texts without a label have gets its class from its neighbours")
    func unlabeled() {
        let texts = Self.topics
        let scores = Self.classifier(texts).scores(
            labeled: [0, 1, 2, 3], labels: [0, 0, 1, 1], others: [texts.count - 2, texts.count - 1], classCount: 2
        ).others
        #expect(scores[0, 0] > scores[0, 1] + 1)
        #expect(scores[1, 1] > scores[1, 0] + 1)
        // Without the texts that link them, nothing is known of either.
        let few = ["ship sails", "ship anchor", "tree fruit", "tree apples", "harbour", "orchard"]
        let unlinked = Self.classifier(few).scores(labeled: [0, 1, 2, 3], labels: [0, 0, 1, 1], others: [4, 5], classCount: 2).others
        #expect(abs(unlinked[0, 0] - unlinked[0, 1]) < 0.01)
    }

    @Test("Of many classes only labeled texts are learned from")
    func manyClasses() {
        let texts = Self.topics
        let scores = Self.classifier(texts).scores(
            labeled: [0, 1, 2, 3], labels: [0, 0, 1, 1], others: [texts.count - 2, 4], classCount: 60
        ).others
        #expect(abs(scores[0, 0] - scores[0, 1]) < 0.01)
        #expect(scores[1, 0] > scores[1, 1] + 1)
    }

    @Test("A text that is left out does not tell its own label")
    func leftOut() {
        let texts = Self.topics + ["cipher zebra", "cipher zebra"]
        let odd = texts.count - 1
        let labeled = [0, 1, 2, 3, odd]
        let fit = { (label: Int) in
            Self.classifier(texts).scores(labeled: labeled, labels: [0, 0, 1, 1, label], others: [], classCount: 3).leftOut
        }
        #expect(fit(0).row(4) == fit(1).row(4))
        #expect(fit(0).row(4) == fit(2).row(4))
    }

    @Test("Texts without any known word, and no texts to be classified, do no harm")
    func nothingKnown() {
        let scores = Self.classifier(["", "", "one", "two"]).scores(labeled: [2, 3], labels: [0, 1], others: [0, 1], classCount: 2)
        #expect(scores.others.values.allSatisfy { $0.isFinite })
        #expect(scores.leftOut.values.allSatisfy { $0.isFinite })
    }
}
