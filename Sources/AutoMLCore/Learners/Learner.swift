/// Something that learns, with its settings.
package protocol Learner: Sendable {
    var view: FeatureView { get }

    /// Trains one model a fold and predicts the rows that it did not see. Ends early, with the best so far, when the deadline
    /// of the task is over.
    func crossFit(_ task: TrainingTask) throws -> TrainedFolds
}
