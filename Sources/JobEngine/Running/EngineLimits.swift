/// How much the engine takes on, and how often it tries.
package struct EngineLimits: Sendable, Hashable {
    /// Objects of one manifest. AWS raises its 100,000 on request (04/QUO-2); here it is raised from the start.
    package var maxDataObjects = 10_000_000
    /// How long `CreateLabelingJob` waits for a small manifest to be read, so that callers who look at once find the job
    /// in progress.
    package var creationPatience: Duration = .seconds(3)
    /// How often runners look for what time has brought.
    package var tick: Duration = .milliseconds(250)
    /// How often the output location is tried before the job fails.
    package var maxOutputAttempts = 6
    /// The pause after the first failed attempt; it doubles with each further one.
    package var firstRetryPause: Duration = .milliseconds(500)
    /// The shortest pause between two writings of the intermediate manifest.
    package var intermediateInterval: Duration = .seconds(10)
    /// What a manifest's every line adds to that pause at least: 100 s for 1,000,000 lines.
    package var intermediateIntervalPerLine: Duration = .microseconds(100)
    /// A piece of background work that took t is not done again before this many times t have passed.
    package var restFactor = 20
    /// How often a function of the user's own is called for the same thing before that fails.
    package var maxFunctionAttempts = 3

    package var autoLabeling = AutoLabelingLimits()

    package init() {}
}
