/// Krippendorff's alpha of answers that are more or less alike: boxes, masks, spans, by any distance from 0 to 1.
///
/// The expected disagreement is that of answers to different objects, over a sample of pairs with a fixed seed. Source:
/// Braylan, Alonso and Lease, "Measuring Annotator Agreement Generally across Complex Structured, Multi-object, and
/// Free-text Annotation Tasks", WWW 2022, section 3.
package struct DistanceAgreement: Sendable {
    private static let sampledPairs = 3_000
    /// Few answers have few different pairs.
    private static let sampledPairsPerAnswer = 20
    private static let seed: UInt64 = 0x616c_7068_61

    /// One worker's disagreement with another on an object.
    private struct Disagreement: Sendable {
        let object: Int32
        let first: Int32
        let second: Int32
        let distance: Double
    }

    private let objectCount: Int
    private let observed: [Disagreement]
    private let expected: [Disagreement]

    /// - Parameters:
    ///   - answers: by object, who answered what.
    ///   - distance: how far apart two answers are, 0...1.
    package init<Answer>(_ answers: [[(worker: Int, answer: Answer)]], distance: (Answer, Answer) -> Double) {
        let pairable = answers.filter { $0.count > 1 }
        objectCount = pairable.count
        var observed: [Disagreement] = []
        for (object, given) in pairable.enumerated() {
            for first in given.indices {
                for second in given.indices where second > first {
                    observed.append(
                        Disagreement(
                            object: Int32(object), first: Int32(given[first].worker), second: Int32(given[second].worker),
                            distance: distance(given[first].answer, given[second].answer) / Double(given.count - 1)))
                }
            }
        }
        self.observed = observed
        var expected: [Disagreement] = []
        var generator = SplitMix64(seed: Self.seed)
        let answerCount = pairable.reduce(0) { $0 + $1.count }
        let pairCount = min(Self.sampledPairs, answerCount * Self.sampledPairsPerAnswer)
        for _ in 0..<(pairable.count > 1 ? pairCount : 0) {
            let one = Int.random(in: pairable.indices, using: &generator)
            let other = Int.random(in: pairable.indices, using: &generator)
            guard one != other, let first = pairable[one].randomElement(using: &generator),
                let second = pairable[other].randomElement(using: &generator)
            else { continue }
            expected.append(
                Disagreement(
                    object: Int32(one), first: Int32(one), second: Int32(other),
                    distance: distance(first.answer, second.answer)))
        }
        self.expected = expected
        answersByObject = pairable.map { $0.map { Int32($0.worker) } }
    }

    private let answersByObject: [[Int32]]

    /// The agreement of all workers.
    package var ofJob: ChanceCorrectedAgreement { agreement(of: observed, answers: answersByObject.map(\.count)) }

    /// The agreement of one worker with the others, chance being that of the job.
    package func ofWorker(_ worker: Int) -> ChanceCorrectedAgreement {
        let number = Int32(worker)
        let own = observed.filter { $0.first == number || $0.second == number }
        let answers = answersByObject.map { $0.contains(number) ? 1 : 0 }
        // A pair counts half for each of its two answers in the job; here it is all this worker's.
        return agreement(of: own, answers: answers.map { $0 }, pairWeight: 1)
    }

    private func agreement(
        of observed: [Disagreement], answers: [Int], pairWeight: Double = 2
    ) -> ChanceCorrectedAgreement {
        let alpha = { (draws: [Int32]?) -> Double? in
            var sum = 0.0
            for pair in observed { sum += Double(draws?[Int(pair.object)] ?? 1) * pairWeight * pair.distance }
            var total = 0.0
            for (object, count) in answers.enumerated() { total += Double(draws?[object] ?? 1) * Double(count) }
            guard total > 0, let chance = chance(draws: draws), chance > 0 else { return nil }
            return 1 - sum / total / chance
        }
        let value = alpha(nil)
        let interval = value.flatMap { _ in ObjectBootstrap().interval(objectCount: objectCount, statistic: alpha) }
        return ChanceCorrectedAgreement(alpha: value, interval: interval, objectCount: answers.count { $0 > 0 })
    }

    private func chance(draws: [Int32]?) -> Double? {
        var sum = 0.0
        var total = 0.0
        for pair in expected {
            let weight = draws.map { Double($0[Int(pair.first)]) * Double($0[Int(pair.second)]) } ?? 1
            sum += weight * pair.distance
            total += weight
        }
        return total > 0 ? sum / total : nil
    }
}
