import Testing

@testable import AutoMLCore

@Suite("Thrift with members")
struct MemberThriftTests {
    /// A model that remembers so many rows, as many as its prediction costs.
    private func candidate(_ name: String, outOfFold: [Float], rows: Int) -> TrainedCandidate {
        let model = NeighborsModel(
            rows: Matrix(rows: rows, columns: 1), values: [Float](repeating: 0, count: rows), prior: [0], neighbors: 1)
        return TrainedCandidate(
            candidate: Candidate(
                name: name, family: name, parameters: [:], status: .completed, reason: nil, metrics: [:], trainingSeconds: 0, weight: 0,
                endedAtSeconds: 0), view: .dense, models: [model], temperature: .neutral,
            outOfFold: Matrix(rows: outOfFold.count, columns: 1, values: outOfFold), loss: 0)
    }

    private func thrifty(rows: Int) -> [Double] {
        var generator = SeededGenerator(seed: 3)
        let truth = (0..<rows).map { _ in generator.normal() }
        let first = truth.map { Float($0 + generator.normal() * 0.3) }
        let second = truth.map { Float($0 + generator.normal() * 0.3) }
        let trained = [
            candidate("cheap", outOfFold: first, rows: 10), candidate("dear", outOfFold: first, rows: 10_000),
            candidate("other", outOfFold: second, rows: 10_000),
        ]
        let thrift = MemberThrift(metric: .rmse, trained: trained, target: .numbers(truth), learningTarget: .numbers(truth))
        return thrift.thrifty([0.25, 0.25, 0.5])
    }

    @Test("A dear member that says what a cheap one says goes; one that adds something stays")
    func leavesOut() {
        let weights = thrifty(rows: 1_000)
        #expect(weights[1] == 0 && weights[0] > 0 && weights[2] > 0.4)
        #expect(abs(weights.reduce(0, +) - 1) < 1e-9)
    }

    @Test("Of few rows all members stay")
    func keeps() {
        #expect(thrifty(rows: 100) == [0.25, 0.25, 0.5])
    }
}
