import AutoMLCore
import Foundation

/// Decides, round after round, which objects people label and which the model does, such that the model's labels keep
/// the promise of the policy.
///
/// People first label a random sample. After that, a round predicts all objects and tests whether the most confident ones
/// can be promised: the sampled objects among them are a random part of them, so their losses bound the losses of the rest
/// (`LossKind.allowedLoss`). The number of objects to be tested is picked from the model's own confidence, not from the
/// sample's losses: it starts where the test is likeliest to pass; while it passes, more are tested (fixed-sequence testing, as in Angelopoulos et
/// al. 2021, "Learn then Test"), and each round that tests spends its own part of the error that the promise may make.
/// Then people get the objects that the round puts first, or else those of least confidence; sampled objects that come as early
/// are retired with them, so that the rest of the sample still looks like the objects that are open.
package struct RoundPlanner: Sendable, Codable {
    package let policy: AutoLabelingPolicy
    package internal(set) var standings: [Standing]
    package private(set) var round = 0
    /// How many rounds made a test.
    package private(set) var tests = 0
    /// The best promise so far, and the objects in it, sampled ones too.
    package private(set) var promise: Promise?
    package private(set) var promised: Set<Int> = []
    var generator: SeededGenerator
    /// How many objects the round before expected to be able to promise.
    private var expectedBefore = 0
    /// How many rounds in a row could not make a better promise, since there is one.
    private var idleRounds = 0

    /// The numbers of sizes that a round may test.
    private static let gridSize = 100
    /// By how many standard deviations the expected loss of a promise worth a test has to stay below what the test allows.
    private static let caution = 0.7
    /// A round that expects to promise this many times as many objects as the one before makes no test yet: the next one will
    /// promise more.
    private static let growth = 1.1
    /// After so many rounds without a better promise, people label what is left.
    private static let patience = 3

    package init(objectCount: Int, sampleSize: Int, policy: AutoLabelingPolicy, seed: UInt64) {
        self.policy = policy
        generator = SeededGenerator(seed: seed)
        standings = [Standing](repeating: .open, count: objectCount)
        for object in Array(0..<objectCount).shuffled(using: &generator).prefix(sampleSize) { standings[object] = .sampled }
    }

    /// The objects that people label before the first round.
    package var sample: [Int] {
        standings.indices.filter { standings[$0] == .sampled }
    }

    /// Objects that a model may not label because people failed to.
    package mutating func fail(_ objects: some Sequence<Int>) {
        for object in objects { standings[object] = .failed }
    }

    /// What follows from a round's predictions, one an object, in order.
    package mutating func plan(_ predictions: [ObjectPrediction]) -> RoundPlan {
        precondition(predictions.count == standings.count)
        round += 1
        let ranked = rank(predictions)
        let found = test(ranked, predictions)
        idleRounds = found == nil && promise != nil ? idleRounds + 1 : 0
        if let found {
            promise = found
            promised = Set(ranked.prefix { predictions[$0].confidence >= found.threshold })
        }
        let people = chooseForPeople(predictions)
        let machine = found.map { _ in promised.filter { standings[$0] == .open }.sorted() }
        return RoundPlan(machine: machine, promise: found, people: people)
    }

    /// The objects that the model labels, as things stand.
    package var machineLabeled: [Int] {
        promised.filter { standings[$0] == .open }.sorted()
    }

    /// Takes the promise back: its objects go to people. What was spent on it stays spent.
    package mutating func withdraw() {
        promise = nil
        promised = []
    }

    /// The objects that a promise may be made of, the most confident first.
    private func rank(_ predictions: [ObjectPrediction]) -> [Int] {
        standings.indices
            .filter { standings[$0] == .open || (standings[$0] == .sampled && predictions[$0].loss != nil) }
            .sorted { (predictions[$0].confidence, $1) > (predictions[$1].confidence, $0) }
    }
}

extension RoundPlanner {
    /// The largest promise that can be made and is worth a test, if there is one.
    private mutating func test(_ ranked: [Int], _ predictions: [ObjectPrediction]) -> Promise? {
        let level = policy.level(ofTest: tests)
        let sizes = PromiseSizes(ranked: ranked, standings: standings, predictions: predictions, gridSize: RoundPlanner.gridSize)
        let least = (promise?.objects ?? 0) + policy.leastGain
        let expected = sizes.candidates.last { margin($0, level: level) >= RoundPlanner.caution }?.unsampled ?? 0
        let isGrowing =
            Double(expected) > RoundPlanner.growth * Double(expectedBefore) && expected * 10 < 9 * (sizes.candidates.last?.unsampled ?? 0)
        expectedBefore = expected
        guard expected >= least, !isGrowing,
            let first = sizes.candidates.indices.max(by: {
                margin(sizes.candidates[$0], level: level) < margin(sizes.candidates[$1], level: level)
            })
        else { return nil }
        tests += 1
        var passed: PromiseSizes.Candidate?
        for candidate in sizes.candidates[first...] {
            guard let allowed = allowed(candidate, level: level), candidate.loss <= allowed else { break }
            passed = candidate
        }
        guard let passed, passed.unsampled >= least else { return nil }
        return Promise(
            round: round, tolerance: policy.tolerance, confidence: policy.confidence, sampled: passed.sampled, loss: passed.loss,
            level: level, threshold: passed.threshold, objects: passed.unsampled)
    }

    /// By how many standard deviations the expected loss stays below what the test allows; far below 0 where no loss is
    /// small enough.
    private func margin(_ candidate: PromiseSizes.Candidate, level: Double) -> Double {
        guard let allowed = allowed(candidate, level: level) else { return -.greatestFiniteMagnitude }
        let deviation = policy.lossKind.deviation(expected: max(candidate.expectedLoss, 0.5), count: candidate.sampled)
        return (allowed + 0.5 - candidate.expectedLoss) / max(deviation, .leastNormalMagnitude)
    }

    private func allowed(_ candidate: PromiseSizes.Candidate, level: Double) -> Double? {
        policy.lossKind.allowedLoss(
            sampled: candidate.sampled, unsampled: candidate.unsampled, tolerance: policy.tolerance, level: level)
    }

    /// Sends the open objects that are the best to label to people, and while nothing is promised also some at random.
    private mutating func chooseForPeople(_ predictions: [ObjectPrediction]) -> [Int] {
        let undecided = standings.indices.filter { standings[$0] == .open && !promised.contains($0) }
        if idleRounds >= RoundPlanner.patience { return choose(undecided, count: undecided.count, predictions) }
        let random = promise == nil ? Int(Double(policy.batchSize) * policy.randomShare) : 0
        let chosen = choose(undecided, count: policy.batchSize - random, predictions)
        return chosen + draw(random)
    }

    /// Of the objects that are open or sampled and not promised, in the order in which people would best label them, so many
    /// that `count` are open: those go to people. The sampled ones among them are retired, so that the rest of the sample
    /// still stands for the rest of the objects; to that end the order must not depend on what is sampled.
    mutating func choose(_ undecided: [Int], count: Int, _ predictions: [ObjectPrediction]) -> [Int] {
        guard count > 0, !undecided.isEmpty else { return [] }
        let ordered = undecided.sorted { predictions[$0].precedes(predictions[$1], places: ($0, $1)) }
        let chosen = Array(ordered.prefix(count))
        let last = chosen[chosen.count - 1]
        for object in chosen { standings[object] = .chosen }
        for object in standings.indices
        where standings[object] == .sampled && !promised.contains(object)
            && predictions[object].precedes(predictions[last], places: (object, last))
        {
            standings[object] = .retired
        }
        return chosen
    }

    mutating func draw(_ count: Int) -> [Int] {
        let open = standings.indices.filter { standings[$0] == .open }
        let drawn = Array(open.shuffled(using: &generator).prefix(count))
        for object in drawn { standings[object] = .sampled }
        return drawn
    }
}
