import Testing

@testable import ModelJobs

@Suite struct ModelJobProgressTests {
    @Test("a state ends where the next begins, and the final one at once")
    func transitions() throws {
        var progress = ModelJobProgress("Starting", "a", at: 1)
        progress.enter("Training", "b", at: 2)
        progress.enter("Training", "again", at: 3)
        progress.enter("Completed", "c", isFinal: true, at: 4)
        #expect(progress.transitions.map(\.status) == ["Starting", "Training", "Completed"])
        #expect(progress.transitions.map(\.startedAt) == [1, 2, 4])
        #expect(progress.transitions.map(\.endedAt) == [2, 4, 4])
        #expect(progress.status == "Completed")
        #expect(try ModelJobProgress(json: progress.json) == progress)
    }

    @Test("a job that goes on and on keeps its last states")
    func bounds() {
        var progress = ModelJobProgress("Starting", "", at: 0)
        for number in 1...500 { progress.enter("s\(number)", "", at: Int64(number)) }
        #expect(progress.transitions.count == 100 && progress.status == "s500")
    }
}
