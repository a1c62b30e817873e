/// How long each of several trainings may take, so that all of them are done in time.
package struct TrainingBudget: Sendable, Equatable {
    /// Of all trainings and predictions.
    package let seconds: Double
    /// Trainings that run at the same time, one thread each.
    package let workers: Int

    package init(seconds: Double, workers: Int) {
        self.seconds = seconds
        self.workers = max(1, workers)
    }

    /// Kept for predictions.
    private static let reserve = 0.15

    /// Seconds of one of `count` trainings.
    func secondsEach(of count: Int) -> Double {
        let turns = (count + workers - 1) / workers
        return seconds * (1 - Self.reserve) / Double(max(1, turns))
    }
}
