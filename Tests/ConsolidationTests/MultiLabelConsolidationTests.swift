import Testing

@testable import Consolidation

@Suite("Multi-label answers and verdicts")
struct MultiLabelConsolidationTests {
    @Test("Every class that somebody chose is there, with what speaks for it, 05/MLC-1..2")
    func union() {
        var answers = MultiLabelAnswers(classCount: 4)
        for object in 0..<20 {
            answers.append(object: object, worker: 0, classes: [object % 3])
            answers.append(object: object, worker: 1, classes: [object % 3])
            answers.append(object: object, worker: 2, classes: [object % 3, 3])
        }
        let labels = MultiLabelConsolidation().labels(of: answers).labels
        #expect(labels[0].map(\.classIndex) == [0, 3] && labels[1].map(\.classIndex) == [1, 3])
        #expect(labels.allSatisfy { $0[0].confidence > 0.8 && $0[1].confidence < 0.5 })
    }

    @Test("Choosing nothing gives an empty label")
    func none() {
        var answers = MultiLabelAnswers(classCount: 2)
        answers.append(object: 0, worker: 0, classes: [])
        #expect(MultiLabelConsolidation().labels(of: answers).labels == [[]])
    }

    @Test("A verdict keeps the comments in the order of the workers, without the empty ones, 05/VER-4")
    func comments() throws {
        var answers = VerificationAnswers(classCount: 2)
        answers.append(object: 0, worker: 2, classIndex: 1, comment: "too wide")
        answers.append(object: 0, worker: 0, classIndex: 1, comment: "one bird is missing")
        answers.append(object: 0, worker: 1, classIndex: 1, comment: " \n")
        answers.append(object: 2, worker: 1, classIndex: 0, comment: nil)
        let verdicts = VerificationConsolidation().verdicts(of: answers).verdicts
        let first = try #require(verdicts[0])
        #expect(first.classIndex == 1 && first.confidence > 0.7)
        #expect(first.comments == ["one bird is missing", "too wide"])
        #expect(verdicts[1] == nil && verdicts[2]?.comments == [])
    }
}
