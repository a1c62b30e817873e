import ActiveLearning
import AutoMLCore

/// A job that is being played: what people labeled, and what the model labels.
struct SimulatedJob: Sendable {
    private let objects: SimulatedObjects
    private(set) var planner: RoundPlanner
    private let folds: [Int]
    /// What people would answer, object by object, and did where `labels` says so.
    private let answers: [Int]
    private(set) var labels: [Int?]
    private(set) var machine: [Int: Int] = [:]
    private(set) var isFinished = false

    init(objects: SimulatedObjects, request: SimulationRequest, seed: UInt64) {
        self.objects = objects
        var generator = SeededGenerator(seed: seed)
        let count = objects.truth.count
        let policy = AutoLabelingPolicy(
            tolerance: 1 - request.target, confidence: request.confidence, batchSize: max(10, Int(Double(count) * Simulation.batchShare)),
            leastGain: max(1, count / 50))
        planner = RoundPlanner(
            objectCount: count, sampleSize: AutoLabelingPolicy.sampleSize(objects: count), policy: policy, seed: generator.next())
        folds = (0..<count).map { _ in Int.random(in: 0..<Simulation.foldCount, using: &generator) }
        let annotators = SimulatedAnnotators(error: request.annotatorError, count: request.annotators, classCount: objects.classes.count)
        answers = objects.truth.map { annotators.label(of: $0, using: &generator) }
        labels = [Int?](repeating: nil, count: count)
        ask(planner.sample)
    }

    var crossFitObjects: CrossFitObjects {
        CrossFitObjects(
            folds: folds, foldCount: Simulation.foldCount, labels: labels, classCount: objects.classes.count,
            representative: planner.standings.map { $0 == .sampled })
    }

    /// The objects that a round may put in an order for people: those that are open, and those that stand for them.
    var candidates: [Int] {
        planner.standings.indices.filter { planner.standings[$0] == .open || planner.standings[$0] == .sampled }
    }

    /// Plays what follows from the predictions of a round; `order` has the objects that people would best label next.
    mutating func advance(_ predictions: [CrossFitPrediction], order: [Int]) {
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let plan = planner.plan(
            predictions.indices.map { index in
                ObjectPrediction(
                    confidence: predictions[index].confidence,
                    loss: labels[index].map { $0 == predictions[index].label ? 0 : 1 }, order: places[index])
            })
        if let objects = plan.machine {
            machine = Dictionary(uniqueKeysWithValues: objects.map { ($0, predictions[$0].label) })
        }
        ask(plan.people)
        isFinished = plan.people.isEmpty || !labels.indices.contains { labels[$0] == nil && machine[$0] == nil }
    }

    private mutating func ask(_ people: [Int]) {
        for object in people { labels[object] = answers[object] }
    }

    /// How far the job is: labels of people, and machine labels, and how many of those are right.
    var point: SimulationPoint {
        let machine = machine.filter { labels[$0.key] == nil }
        return SimulationPoint(
            humanLabels: labels.count { $0 != nil }, machineLabels: machine.count,
            rightMachineLabels: machine.count { objects.truth[$0.key] == $0.value },
            agreeingMachineLabels: machine.count { answers[$0.key] == $0.value })
    }
}
