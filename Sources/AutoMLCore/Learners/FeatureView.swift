/// The ways in which featurizers show the same rows to learners.
package enum FeatureView: String, Sendable, Codable, CaseIterable {
    /// Numbers as they are with NaN for missing ones, categories as codes: for trees.
    case trees
    /// Numbers on one scale, categories spread over indicator columns, nothing missing: for linear models, kernels and
    /// networks.
    case dense
}
