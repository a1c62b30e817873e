import Testing

@testable import ActiveLearning

/// Models are often equally unsure of many objects.
@Suite struct EquallyUncertainTests {
    @Test("as large a part of the sample is retired as of the objects that go to people")
    func retiredInProportion() {
        let policy = AutoLabelingPolicy(batchSize: 200, randomShare: 0, leastGain: 20)
        var planner = RoundPlanner(objectCount: 2_000, sampleSize: 400, policy: policy, seed: 5)
        // Half of all are guesses, and wrong every other time: nothing may be promised of them.
        let predictions = planner.standings.enumerated().map { place, standing in
            ObjectPrediction(
                confidence: place % 2 == 0 ? 0.999 : 0.5, loss: standing == .sampled ? (place % 4 == 3 ? 1 : 0) : nil)
        }
        let plan = planner.plan(predictions)
        #expect(plan.people.count == 200)
        let guesses = planner.standings.indices.filter { $0 % 2 == 1 }
        let sampled = guesses.count { planner.standings[$0] == .sampled }
        let open = guesses.count { planner.standings[$0] == .open }
        #expect(open == 1_000 - guesses.count { planner.standings[$0] == .sampled || planner.standings[$0] == .retired } - 200)
        // One in four of what is left was sampled, as at the beginning.
        #expect(abs(Double(sampled) / Double(sampled + open) - 0.2) < 0.05)
    }

    @Test("what the round puts first goes to people first, and what was sampled among it is retired")
    func ordered() {
        let policy = AutoLabelingPolicy(batchSize: 100, randomShare: 0, leastGain: 20)
        var planner = RoundPlanner(objectCount: 1_000, sampleSize: 200, policy: policy, seed: 2)
        let before = planner.standings
        // Of the less certain half, each third object is put in order, from the last one on.
        let order = Array(stride(from: 498, through: 0, by: -3))
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let plan = planner.plan(
            before.indices.map { object in
                ObjectPrediction(
                    confidence: object < 500 ? 0.4 : 0.9, loss: before[object] == .sampled ? Double(object % 2) : nil,
                    order: places[object])
            })
        #expect(plan.people == Array(order.filter { before[$0] == .open }.prefix(100)))
        let last = order.firstIndex(of: plan.people[99]) ?? 0
        let retired = planner.standings.indices.filter { planner.standings[$0] == .retired }
        #expect(Set(retired) == Set(order[..<last].filter { before[$0] == .sampled }))
        #expect(!retired.isEmpty)
    }

    @Test("labels that people find wrong too often are refuted, and a few that are wrong by chance are not")
    func drift() {
        let check = DriftCheck(lossKind: .error, tolerance: 0.05)
        #expect(!check.refutes([]))
        #expect(!check.refutes([1] + [Double](repeating: 0, count: 19)))
        #expect(!check.refutes([Double](repeating: 1, count: 3) + [Double](repeating: 0, count: 27)))
        #expect(check.refutes([Double](repeating: 1, count: 6) + [Double](repeating: 0, count: 24)))
        let masks = DriftCheck(lossKind: .bounded, tolerance: 0.3)
        #expect(!masks.refutes([Double](repeating: 0.35, count: 20)))
        #expect(masks.refutes([Double](repeating: 0.8, count: 20)))
    }
}
