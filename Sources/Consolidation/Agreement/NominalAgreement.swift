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
        guard !disagreements.isEmpty, let chance = Self.chance(counts.map(Tally.init), draws: nil), chance > 0 else {
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
        let tallies = counts.map(Tally.init)
        let alpha = Self.alpha(tallies, draws: nil)
        let interval = alpha.flatMap { _ in
            ObjectBootstrap().interval(objectCount: tallies.count) { Self.alpha(tallies, draws: $0) }
        }
        return ChanceCorrectedAgreement(alpha: alpha, interval: interval, objectCount: tallies.count)
    }

    /// One object's answers, in the form that resampling needs: few of many classes occur in one object.
    private struct Tally: Sendable {
        let answers: Double
        /// How many pairs of answers differ, over the number of answers but one.
        let disagreement: Double
        let classes: [(index: Int, count: Double)]

        init(_ counts: [Int32]) {
            classes = counts.enumerated().filter { $0.element > 0 }.map { ($0.offset, Double($0.element)) }
            answers = classes.reduce(0) { $0 + $1.count }
            disagreement = (answers * answers - classes.reduce(0) { $0 + $1.count * $1.count }) / (answers - 1)
        }
    }

    private static func alpha(_ tallies: [Tally], draws: [Int32]?) -> Double? {
        var disagreement = 0.0
        var total = 0.0
        for (index, tally) in tallies.enumerated() {
            let weight = Double(draws?[index] ?? 1)
            disagreement += weight * tally.disagreement
            total += weight * tally.answers
        }
        guard total > 0, let chance = chance(tallies, draws: draws), chance > 0 else { return nil }
        return 1 - disagreement / total / chance
    }

    /// The probability that two of all answers differ.
    private static func chance(_ tallies: [Tally], draws: [Int32]?) -> Double? {
        var sums: [Int: Double] = [:]
        for (index, tally) in tallies.enumerated() {
            let weight = Double(draws?[index] ?? 1)
            guard weight > 0 else { continue }
            for (classIndex, count) in tally.classes { sums[classIndex, default: 0] += weight * count }
        }
        let total = sums.values.reduce(0, +)
        guard total > 1 else { return nil }
        return (total * total - sums.values.reduce(0) { $0 + $1 * $1 }) / (total * (total - 1))
    }
}
