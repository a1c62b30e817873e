import AutoMLCore
import Testing

@testable import ActiveLearning

@Suite struct RoundPlannerTests {
    /// A job over made-up objects: how sure the model looks, and what its label loses, are drawn; `skill` grows by round.
    private struct MadeUpJob {
        var planner: RoundPlanner
        private let ease: [Double]
        private let draws: [Double]
        private let overconfidence: Double
        private(set) var machine: [Int: Double] = [:]
        private(set) var labeled: Set<Int>

        init(objects: Int, policy: AutoLabelingPolicy, overconfidence: Double, seed: UInt64) {
            var generator = SeededGenerator(seed: seed)
            planner = RoundPlanner(
                objectCount: objects, sampleSize: AutoLabelingPolicy.sampleSize(objects: objects), policy: policy, seed: seed)
            ease = (0..<objects).map { _ in Double.random(in: 0..<1, using: &generator) }
            draws = (0..<objects).map { _ in Double.random(in: 0..<1, using: &generator) }
            self.overconfidence = overconfidence
            labeled = Set(planner.sample)
        }

        /// The probability that the label is right.
        private func truth(_ object: Int) -> Double {
            1 - 0.6 * (1 - ease[object]) * max(0.15, 1 - 0.15 * Double(planner.round))
        }

        private func loss(_ object: Int) -> Double {
            switch planner.policy.lossKind {
            case .error: draws[object] < truth(object) ? 0 : 1
            case .bounded: (1 - truth(object)) * 2 * draws[object]
            }
        }

        mutating func play() {
            for _ in 0..<14 {
                let predictions = ease.indices.map { object in
                    ObjectPrediction(
                        confidence: 1 - (1 - truth(object)) * overconfidence, loss: labeled.contains(object) ? loss(object) : nil)
                }
                let losses = ease.indices.map(loss)
                let plan = planner.plan(predictions)
                if let objects = plan.machine { machine = Dictionary(uniqueKeysWithValues: objects.map { ($0, losses[$0]) }) }
                labeled.formUnion(plan.people)
                if plan.people.isEmpty { return }
            }
        }

        /// What the machine's labels lose on average.
        var meanLoss: Double? {
            let losses = machine.filter { !labeled.contains($0.key) }.values
            return losses.isEmpty ? nil : losses.reduce(0, +) / Double(losses.count)
        }
    }

    private func brokenPromises(_ kind: LossKind, tolerance: Double, overconfidence: Double) -> (made: Int, broken: Int) {
        var made = 0
        var broken = 0
        for seed in 0..<UInt64(100) {
            let policy = AutoLabelingPolicy(lossKind: kind, tolerance: tolerance, batchSize: 120, leastGain: 15)
            var job = MadeUpJob(objects: 1500, policy: policy, overconfidence: overconfidence, seed: seed)
            job.play()
            guard let loss = job.meanLoss else { continue }
            made += 1
            if loss > tolerance { broken += 1 }
        }
        return (made, broken)
    }

    @Test(
        "in 100 jobs at most 5 % of the promises about classes are broken, however sure the model looks, 05/AL-22",
        arguments: [0.5, 1.0])
    func classes(overconfidence: Double) {
        let (made, broken) = brokenPromises(.error, tolerance: 0.05, overconfidence: overconfidence)
        #expect(made > 50)
        #expect(Double(broken) <= 0.05 * 100, "\(broken) of \(made) promises")
    }

    @Test("in 100 jobs at most 5 % of the promises about the IoU of boxes are broken, 05/AL-23", arguments: [0.5, 1.0])
    func boxes(overconfidence: Double) {
        let (made, broken) = brokenPromises(.bounded, tolerance: 0.2, overconfidence: overconfidence)
        #expect(made > 50)
        #expect(Double(broken) <= 0.05 * 100, "\(broken) of \(made) promises")
    }

    @Test("a sample is 20 % of fewer than 5,000 objects, else 10 %, 05/AL-20", arguments: [(1250, 250), (4000, 800), (10000, 1000)])
    func sampleSize(objects: Int, expected: Int) {
        #expect(AutoLabelingPolicy.sampleSize(objects: objects) == expected)
    }

    @Test("all tests of a job together spend no more than the error that the promise may make")
    func spending() {
        let policy = AutoLabelingPolicy(batchSize: 10, leastGain: 1)
        let spent = (0..<80).reduce(0) { $0 + policy.level(ofTest: $1) }
        #expect(spent <= 0.05 + 1e-12)
    }

    @Test("a model that knows nothing gets no objects, and people label all of them")
    func hopeless() {
        var planner = RoundPlanner(objectCount: 500, sampleSize: 100, policy: AutoLabelingPolicy(batchSize: 50, leastGain: 5), seed: 1)
        var labeled = Set(planner.sample)
        for _ in 0..<20 {
            let plan = planner.plan(
                (0..<500).map { ObjectPrediction(confidence: 0.5, loss: labeled.contains($0) ? Double($0 % 2) : nil) })
            #expect(plan.machine == nil)
            labeled.formUnion(plan.people)
        }
        #expect(labeled.count == 500)
    }

    @Test("a withdrawn promise leaves no object to the machine")
    func withdrawal() {
        var planner = RoundPlanner(objectCount: 1000, sampleSize: 200, policy: AutoLabelingPolicy(batchSize: 50, leastGain: 5), seed: 1)
        let sample = Set(planner.sample)
        _ = planner.plan((0..<1000).map { ObjectPrediction(confidence: 0.99 + Double($0) * 1e-6, loss: sample.contains($0) ? 0 : nil) })
        #expect(planner.machineLabeled.count == 800)
        #expect(planner.promise?.statement == "at least 95 % precise, 95 % confident, measured on n = 200")
        planner.withdraw()
        #expect(planner.machineLabeled.isEmpty)
    }
}
