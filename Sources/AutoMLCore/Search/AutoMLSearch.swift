/// Finds a model for a table within a budget: candidates of several families are trained on folds, calibrated and combined
/// by how well they predict what they did not see.
package struct AutoMLSearch: Sendable {
    package let specification: ProblemSpecification
    package let budget: Budget
    package let seed: UInt64
    package let catalog: LearnerCatalog
    /// Candidates of an earlier search, whose settings are tried first.
    package let warmStart: [Candidate]
    package let cancellation: Cancellation

    package init(
        specification: ProblemSpecification, budget: Budget, seed: UInt64, catalog: LearnerCatalog = .native,
        warmStart: [Candidate] = [], cancellation: Cancellation = Cancellation()
    ) {
        self.specification = specification
        self.budget = budget
        self.seed = seed
        self.catalog = catalog
        self.warmStart = warmStart
        self.cancellation = cancellation
    }

    /// - Parameters:
    ///   - table: with the target. Rows whose target is missing are not learned from.
    ///   - events: called in order on the calling thread.
    package func run(on table: Table, events: (SearchEvent) -> Void = { _ in }) throws(AutoMLError) -> SearchResult {
        let clock = SearchClock(budget: budget, cancellation: cancellation)
        BLASThreads.set(1)
        events(.phase(.analyzingData))
        let data = try SearchData(specification: specification, table: table, seed: seed)
        events(
            .resolved(
                problem: data.problem, metric: data.metric, rows: data.rows.count,
                rowsWithoutTarget: table.rowCount - data.rows.count))
        events(.phase(.featureEngineering))
        var run = try SearchRun(search: self, data: data, clock: clock)
        events(.phase(.modelTuning))
        try run.explore(events: events)
        events(.phase(.trainingModels))
        return try run.combine(events: events)
    }
}
