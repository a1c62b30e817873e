import Consolidation
import Testing

@Suite("Majority vote")
struct MajorityVoteTests {
    @Test("The class most workers chose wins, with their share; the first of equals wins a tie")
    func shares() throws {
        var answers = ClassAnswers(classCount: 3)
        for (worker, classIndex) in [2, 2, 0].enumerated() { answers.append(object: 0, worker: worker, classIndex: classIndex) }
        for (worker, classIndex) in [2, 1].enumerated() { answers.append(object: 1, worker: worker, classIndex: classIndex) }
        let posteriors = MajorityVote().posteriors(of: answers)
        let first = try #require(posteriors.best(of: 0))
        #expect(first.classIndex == 2)
        #expect(abs(first.confidence - 2.0 / 3) < 1e-6)
        let second = try #require(posteriors.best(of: 1))
        #expect(second.classIndex == 1)
        #expect(second.confidence == 0.5)
        #expect(posteriors.best(of: 2) == nil)
    }

    @Test("A worker's accuracy is how often the majority agrees")
    func agreement() {
        var answers = ClassAnswers(classCount: 2)
        for object in 0..<4 {
            for worker in 0..<3 { answers.append(object: object, worker: worker, classIndex: worker == 2 && object > 0 ? 1 : 0) }
        }
        #expect(MajorityVote().posteriors(of: answers).workerAccuracies == [1, 1, 0.25])
    }
}
