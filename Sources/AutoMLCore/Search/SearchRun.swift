/// A search under way.
struct SearchRun {
    /// The pixels of more pictures would fill the memory.
    private static let mostRowsOfPixels = 20_000

    private let search: AutoMLSearch
    let data: SearchData
    private let clock: SearchClock
    private let features: [FeatureView: Features]
    private let evaluation: CandidateEvaluation
    private var queue: CandidateQueue
    private(set) var trained: [TrainedCandidate] = []
    private var failed: [Candidate] = []
    private var proposed = 0

    init(search: AutoMLSearch, data: SearchData, clock: SearchClock) throws(AutoMLError) {
        self.search = search
        self.data = data
        self.clock = clock
        var features: [FeatureView: Features] = [:]
        for view in FeatureView.allCases where view != .pixels || data.rows.count <= Self.mostRowsOfPixels {
            do {
                features[view] = try data.featurizer.features(of: data.table, view: view)
            } catch {
                throw .noCandidate(reason: error.description)
            }
        }
        self.features = features
        evaluation = CandidateEvaluation(data: data)
        let outline = DataOutline(
            problem: data.problem, rows: data.rows.count, outputs: data.target.outputCount,
            columns: features.mapValues(\.columnCount), hasCategories: data.featurizer.hasCategories, folds: data.folds.count)
        queue = CandidateQueue(catalog: search.catalog, outline: outline, warmStart: search.warmStart, seed: search.seed)
        guard !queue.isEmpty else { throw .noCandidate(reason: "none of the learners that may be used fits the columns of the data") }
    }

    /// Trains candidates until the budget is spent or nothing is left to try.
    mutating func explore(events: (SearchEvent) -> Void) throws(AutoMLError) {
        while !clock.isOver(candidates: proposed), let proposal = queue.next(after: trained) {
            proposed += 1
            let candidate = train(proposal)
            guard !search.cancellation.isCancelled else { throw .cancelled }
            events(.candidate(candidate, progress: clock.progress(candidates: proposed)))
        }
        if search.cancellation.isCancelled { throw .cancelled }
        if let limit = search.budget.candidates, proposed >= limit { events(.phase(.maxCandidatesReached)) }
        if clock.training.isOver { events(.phase(.maxRuntimeReached)) }
    }

    private mutating func train(_ proposal: CandidateProposal) -> Candidate {
        var candidate = Candidate(
            name: "\(proposal.family.name)-\(proposed)", family: proposal.family.name, parameters: proposal.parameters,
            status: .completed, reason: nil, metrics: [:], trainingSeconds: 0, weight: 0, endedAtSeconds: 0)
        let start = clock.elapsed
        do {
            let learner = proposal.family.learner(proposal.parameters)
            guard let features = features[learner.view] else { return candidate }
            let task = TrainingTask(
                features: features, target: data.learningTarget, folds: data.folds,
                deadline: clock.candidate(share: proposal.family.mostShareOfTime),
                seed: search.seed &+ UInt64(proposed) &* 0x9e37_79b9)
            let fit = try learner.crossFit(task)
            candidate.trainingSeconds = clock.elapsed - start
            candidate.endedAtSeconds = clock.elapsed
            let result = evaluation.evaluate(fit, candidate: candidate, view: learner.view)
            candidate = result.candidate
            trained.append(result)
        } catch {
            candidate.status = .failed
            candidate.reason = "\(error)"
            candidate.endedAtSeconds = clock.elapsed
            failed.append(candidate)
        }
        return candidate
    }

    /// The final model of what was trained.
    func combine(events: (SearchEvent) -> Void) throws(AutoMLError) -> SearchResult {
        guard !trained.isEmpty else {
            if let reason = failed.first?.reason { throw .noCandidate(reason: reason) }
            throw .budgetTooShort(seconds: search.budget.seconds ?? 0)
        }
        let ensemble = EnsembleBuilder(
            data: data, trained: trained, seed: search.seed, target: search.specification.target, deadline: clock.selection
        ).build()
        let candidate = ensemble.candidate(endedAtSeconds: clock.elapsed, trainingSeconds: clock.elapsed)
        events(.ensemble(candidate))
        let others = evaluation.ranked(trained.map(\.candidate), weights: ensemble.weights)
        return SearchResult(
            leaderboard: [candidate] + others + failed, model: ensemble.model, outOfFold: ensemble.outOfFold, truth: data.heldTarget,
            rows: data.held.map { data.rows[$0] })
    }
}
