import Annotations
import Consolidation

/// Consolidates single-label answers.
struct ClassificationRun {
    let request: ConsolidationRequest

    func run(progress: (String) -> Void) throws(ConsolidationError) {
        var tasks = Numbering()
        var workers = Numbering()
        var rows: [(object: Int32, worker: Int32, label: Int32)] = []
        var labels = Numbering()
        var seen: Set<Int64> = []
        let file = AnswerFile(url: request.answers)
        try file.forEachRecord(columns: [["task", "image", "doc", "object"], ["worker"], ["label"]], progress: progress) {
            record throws(ConsolidationError) in
            let object = tasks.number(of: try record.task())
            let worker = workers.number(of: try record.worker())
            guard seen.insert(Int64(object) << 32 | Int64(worker)).inserted else {
                throw record.failure("worker \(workers.names[worker]) answered \(tasks.names[object]) before")
            }
            rows.append((Int32(object), Int32(worker), Int32(labels.number(of: try record.required("label")))))
        }
        // In the order of the labels, so that ties do not depend on the order of the file.
        let names = labels.names.sorted()
        let ranks = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let rank = labels.names.map { ranks[$0] ?? 0 }
        var answers = ClassAnswers(classCount: names.count)
        for row in rows { answers.append(object: Int(row.object), worker: Int(row.worker), classIndex: rank[Int(row.label)]) }
        progress("consolidating \(answers.count) answers of \(workers.names.count) workers to \(tasks.names.count) tasks")
        let start = ContinuousClock.now
        let posteriors =
            request.method == "majority"
            ? MajorityVote().posteriors(of: answers) : EnsembleEM().posteriors(of: answers)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        progress("consolidated in \(TableWriter.number(seconds)) s, reading and writing not counted")
        try write(posteriors, tasks: tasks.names, labels: names)
        try write(posteriors, answers: answers, workers: workers.names)
        Self.tell(NominalAgreement(answers).ofJob, progress)
    }

    private func write(_ posteriors: ClassPosteriors, tasks: [String], labels: [String]) throws(ConsolidationError) {
        var table = try TableWriter(request.output, columns: ["task", "label", "confidence"])
        for (object, task) in tasks.enumerated() {
            guard let best = posteriors.best(of: object) else { continue }
            try table.write([task, labels[best.classIndex], TableWriter.number(best.confidence)])
        }
        try table.close()
    }

    private func write(
        _ posteriors: ClassPosteriors, answers: ClassAnswers, workers: [String]
    ) throws(ConsolidationError) {
        let counts = answers.answersPerWorker
        var table = try TableWriter(request.workers, columns: ["worker", "answers", "quality"])
        for (worker, name) in workers.enumerated() {
            try table.write([name, String(counts[worker]), TableWriter.number(posteriors.workerAccuracies[worker])])
        }
        try table.close()
    }

    /// Says how much workers agree beyond chance.
    static func tell(_ agreement: ChanceCorrectedAgreement, _ progress: (String) -> Void) {
        guard let alpha = agreement.alpha else {
            return progress("agreement: undefined (no task has two answers, or all answers are the same)")
        }
        let interval = agreement.interval.map {
            " (95 % interval \(TableWriter.number($0.lowerBound)) to \(TableWriter.number($0.upperBound)))"
        }
        progress("Krippendorff's alpha: \(TableWriter.number(alpha))\(interval ?? "")")
    }
}
