/// Krippendorff's alpha of single-label answers: of a job, of each label (that label against all others) and of each
/// worker (this worker against the others on the same objects).
///
/// Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, nominal data with missing answers.
package struct NominalAgreement: Sendable {
    /// The objects with at least two answers.
    private let tallies: AnswerTallies
    /// By worker: with what share of the others it disagrees, on each of these objects that it answered.
    private let disagreements: [[Double]]
    /// The probability that two of all answers differ.
    private let chance: Double?

    package init(_ answers: ClassAnswers) {
        let grouped = AnswersByObject(answers)
        var tallies = AnswerTallies(classCount: answers.classCount)
        var disagreements = [[Double]](repeating: [], count: answers.workerCount)
        for object in 0..<grouped.objectCount {
            let places = grouped.places(of: object)
            guard places.count > 1 else { continue }
            let chosen = Self.chosen(grouped.classes[places])
            for place in places {
                let same = (chosen.first { $0.classIndex == grouped.classes[place] }?.count ?? 1) - 1
                let others = Double(places.count - 1)
                disagreements[Int(grouped.workers[place])].append((others - same) / others)
            }
            tallies.append(chosen)
        }
        self.tallies = tallies
        self.disagreements = disagreements
        chance = tallies.chance(draws: nil)
    }

    private static func chosen(_ classes: ArraySlice<Int32>) -> [(classIndex: Int32, count: Double)] {
        var chosen: [(classIndex: Int32, count: Double)] = []
        for classIndex in classes {
            if let known = chosen.firstIndex(where: { $0.classIndex == classIndex }) {
                chosen[known].count += 1
            } else {
                chosen.append((classIndex, 1))
            }
        }
        return chosen
    }

    /// The agreement of all workers on all labels.
    package var ofJob: ChanceCorrectedAgreement { Self.agreement(of: tallies) }

    /// The agreement on whether an object has this label.
    package func ofLabel(_ classIndex: Int) -> ChanceCorrectedAgreement {
        var against = AnswerTallies(classCount: 2)
        for object in 0..<tallies.objectCount {
            let count = tallies.count(of: Int32(classIndex), for: object)
            against.append([(0, count), (1, tallies.answers[object] - count)])
        }
        return Self.agreement(of: against)
    }

    /// The agreement of one worker with the others, chance being that of the job.
    package func ofWorker(_ worker: Int) -> ChanceCorrectedAgreement {
        let own = disagreements[worker]
        guard !own.isEmpty, let chance, chance > 0 else {
            return ChanceCorrectedAgreement(alpha: nil, interval: nil, objectCount: own.count)
        }
        let alpha = { (draws: [Int32]?) -> Double? in
            var sum = 0.0
            var total = 0.0
            for object in own.indices {
                let weight = Double(draws?[object] ?? 1)
                sum += weight * own[object]
                total += weight
            }
            return total > 0 ? 1 - sum / total / chance : nil
        }
        return ChanceCorrectedAgreement(
            alpha: alpha(nil), interval: ObjectBootstrap().interval(objectCount: own.count, statistic: alpha),
            objectCount: own.count)
    }

    private static func agreement(of tallies: AnswerTallies) -> ChanceCorrectedAgreement {
        let alpha = tallies.alpha(draws: nil)
        let interval = alpha.flatMap { _ in
            ObjectBootstrap().interval(objectCount: tallies.objectCount) { tallies.alpha(draws: $0) }
        }
        return ChanceCorrectedAgreement(alpha: alpha, interval: interval, objectCount: tallies.objectCount)
    }
}
