/// The consolidation of label verification: the verdict as a single-label answer by `EnsembleEM`, the comments gathered.
package struct VerificationConsolidation: Sendable {
    package init() {}

    /// By object number the verdict, nil where nobody answered, and every worker's accuracy.
    package func verdicts(of answers: VerificationAnswers) -> (verdicts: [Verdict?], workerAccuracies: [Double]) {
        let posteriors = EnsembleEM().posteriors(of: answers.verdicts)
        let verdicts = (0..<answers.verdicts.objectCount).map { object -> Verdict? in
            guard let best = posteriors.best(of: object) else { return nil }
            let comments = (answers.comments[object] ?? []).sorted { $0.worker < $1.worker }.map(\.text)
            return Verdict(classIndex: best.classIndex, confidence: best.confidence, comments: comments)
        }
        return (verdicts, posteriors.workerAccuracies)
    }
}
