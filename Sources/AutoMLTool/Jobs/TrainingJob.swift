import AutoMLCore
package import Foundation

/// The work of a training or AutoML container, in a folder of its layout: a model, the leaderboard and the reports.
package struct TrainingJob: Sendable {
    private static let secondsRange = 1...2_592_000
    private static let candidatesRange = 1...750

    private let root: JobRoot

    package init(root: URL) { self.root = JobRoot(url: root) }

    package func run(events: @escaping (ToolEvent) -> Void) async throws {
        let started = ContinuousClock.now
        let settings = try HyperParameters(root.hyperParameters)
        events(.progress(step: "read", done: 0, total: 0))
        let loader = try DataLoader(access: nil)
        var options = try options(settings)
        let channel = try root.trainingChannel()
        let reading = try ChannelReading(settings: settings)
        var (rows, issues) = try await reading.load(channel, options: options, loader: loader)
        options.target = rows.target
        var validation: LabeledTable?
        if let channel = root.channel("validation") {
            options.problem = rows.problem
            validation = try await reading.load(channel, options: options, loader: loader, like: rows).rows
        } else if let share = try settings.number("validation-fraction", above: 0, below: 1) {
            try rows.checkLearnable()
            (rows, validation) = rows.divided(holdingOut: share, seed: options.seed)
        }
        let training = ModelTraining(options: options, jobName: rows.target, events: events)
        let result = try training.run(rows, issues: issues, validation: validation, started: started)
        try result.model.save(to: root.model)
        try result.write(to: OutputFolder(root.outputData))
    }

    private func options(_ settings: HyperParameters) throws -> TrainingOptions {
        var options = try TrainingOptions(
            target: settings["target"], problem: settings.choice("problem"), metric: settings.choice("metric"),
            seconds: settings.integer("time-limit-seconds", in: Self.secondsRange).map(Double.init),
            maxCandidates: settings.integer("max-candidates", in: Self.candidatesRange),
            seed: UInt64(settings.integer("seed", in: 0...Int.max) ?? 0))
        options.secondsOfCandidate = try settings.integer("candidate-seconds", in: Self.secondsRange).map(Double.init)
        options.families = try settings["algorithms"].map { (names) throws(AutoMLToolError) in try AlgorithmNames.families(of: names) }
        return options
    }
}
