/// What `automl job` can do, by the name of its subcommand.
package enum AutoMLJob: String, Sendable, Hashable, CaseIterable {
    /// Trains one model on a channel.
    case train
    /// Predicts files with a model.
    case transform
    /// Searches for the best model of a data set.
    case automl
    /// One round of active learning.
    case round
}
