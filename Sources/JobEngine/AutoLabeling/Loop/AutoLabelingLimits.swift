/// How much automated labeling takes on, and how patient it is.
package struct AutoLabelingLimits: Sendable, Hashable {
    /// What a round's program is asked to keep to, for each object of the job.
    package var roundTimePerObject: Duration = .milliseconds(15)
    /// The same for a whole round: at least and at most.
    package var roundTimes: ClosedRange<Duration> = .seconds(10) ... .seconds(60)
    /// After this a round's program is ended.
    package var maxRoundTime: Duration = .seconds(900)
    /// Rounds that may fail one after the other before people label everything.
    package var maxFailedRounds = 3
    /// The pause before a round that failed is tried again, if there is nothing to wait for.
    package var retryPause: Duration = .seconds(10)
    /// A worker who finds nothing while a round is computed gets an object at most this often: as fast as people label, but
    /// not as fast as programs that would label everything before there is a model.
    package var feedingPause: Duration = .seconds(2)
    /// Percent of the objects that people label between two rounds, at most (05/AL-21 sets a limit too).
    package var batchPercent = 5
    /// Percent of the objects that a round has to gain at least.
    package var leastGainPercent = 2
    /// Percent of a batch that may still be with workers when the next round begins.
    package var maxOutstandingPercent = 5
    /// Percent of the labels of a round that people check.
    package var checkPercent = 2
    /// Labels of a round that people check at least, if it has as many.
    package var minChecked = 10
    /// Labels of a round that people check at most.
    package var maxChecked = 50

    package init() {}

    /// What the program of a round over `objects` objects is asked to keep to.
    func roundTime(objects: Int) -> Duration {
        min(max(roundTimePerObject * objects, roundTimes.lowerBound), roundTimes.upperBound)
    }
}
