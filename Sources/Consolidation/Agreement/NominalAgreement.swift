/// Krippendorff's alpha of single-label answers: of a job, of each label (that label against all others) and of each
/// worker (this worker against the others on the same objects).
///
/// Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, nominal data with missing answers.
package struct NominalAgreement: Sendable {
    /// By object with at least two answers: how many chose each class.
    private let counts: [[Int32]]
    /// The same objects' answers.
    private let answers: [[(worker: Int32, classIndex: Int32)]]
    private let classCount: Int
    private let workerCount: Int

    package init(_ answers: ClassAnswers) {
        classCount = answers.classCount
        workerCount = answers.workerCount
        let grouped = AnswersByObject(answers)
        let pairable = (0..<grouped.objectCount).filter { grouped.places(of: $0).count > 1 }
        self.answers = pairable.map { object in
            grouped.places(of: object).map { (grouped.workers[$0], grouped.classes[$0]) }
        }
        counts = self.answers.map { object in
            var counts = [Int32](repeating: 0, count: answers.classCount)
            for answer in object { counts[Int(answer.classIndex)] += 1 }
            return counts
        }
    }

    /// The agreement of all workers on all labels.
    package var ofJob: ChanceCorrectedAgreement { agreement(of: counts) }

    /// The agreement on whether an object has this label.
    package func ofLabel(_ classIndex: Int) -> ChanceCorrectedAgreement {
        agreement(of: counts.map { [$0[classIndex], $0.reduce(0, +) - $0[classIndex]] })
    }

    /// The agreement of one worker with the others, chance being that of the job.
    package func ofWorker(_ worker: Int) -> ChanceCorrectedAgreement {
        var disagreements: [(share: Double, index: Int)] = []
        for (index, object) in answers.enumerated() {
            guard let own = object.first(where: { $0.worker == Int32(worker) }) else { continue }
            let others = object.count - 1
            let same = Int(counts[index][Int(own.classIndex)]) - 1
            disagreements.append((Double(others - same) / Double(others), index))
        }
        guard !disagreements.isEmpty, let chance = Self.chance(counts, draws: nil), chance > 0 else {
            return ChanceCorrectedAgreement(alpha: nil, interval: nil, objectCount: disagreements.count)
        }
        let alpha = { (draws: [Int32]?) -> Double? in
            var sum = 0.0
            var total = 0.0
            for (place, disagreement) in disagreements.enumerated() {
                let weight = Double(draws?[place] ?? 1)
                sum += weight * disagreement.share
                total += weight
            }
            return total > 0 ? 1 - sum / total / chance : nil
        }
        return ChanceCorrectedAgreement(
            alpha: alpha(nil), interval: ObjectBootstrap().interval(objectCount: disagreements.count, statistic: alpha),
            objectCount: disagreements.count)
    }

    private func agreement(of counts: [[Int32]]) -> ChanceCorrectedAgreement {
        let alpha = Self.alpha(counts, draws: nil)
        let interval = alpha.flatMap { _ in
            ObjectBootstrap().interval(objectCount: counts.count) { Self.alpha(counts, draws: $0) }
        }
        return ChanceCorrectedAgreement(alpha: alpha, interval: interval, objectCount: counts.count)
    }

    private static func alpha(_ counts: [[Int32]], draws: [Int32]?) -> Double? {
        var disagreement = 0.0
        var total = 0.0
        for (index, object) in counts.enumerated() {
            let weight = Double(draws?[index] ?? 1)
            guard weight > 0 else { continue }
            var answers = 0.0
            var same = 0.0
            for count in object {
                answers += Double(count)
                same += Double(count) * Double(count)
            }
            disagreement += weight * (answers * answers - same) / (answers - 1)
            total += weight * answers
        }
        guard total > 0, let chance = chance(counts, draws: draws), chance > 0 else { return nil }
        return 1 - disagreement / total / chance
    }

    /// The probability that two of all answers differ.
    private static func chance(_ counts: [[Int32]], draws: [Int32]?) -> Double? {
        var sums = [Double](repeating: 0, count: counts.first?.count ?? 0)
        for (index, object) in counts.enumerated() {
            let weight = Double(draws?[index] ?? 1)
            for (classIndex, count) in object.enumerated() { sums[classIndex] += weight * Double(count) }
        }
        let total = sums.reduce(0, +)
        guard total > 1 else { return nil }
        return (total * total - sums.reduce(0) { $0 + $1 * $1 }) / (total * (total - 1))
    }
}
