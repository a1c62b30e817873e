/// The ways in which featurizers show the same rows to learners.
package enum FeatureView: String, Sendable, Codable, CaseIterable {
    /// Numbers as they are with NaN for missing ones, categories as codes: for trees.
    case trees
    /// Numbers on one scale, categories spread over indicator columns, nothing missing: for linear models, kernels and
    /// networks.
    case dense
    /// The dense view and the words of texts, with zeros left out: for linear models.
    case words
    /// As above, with the characters of words too.
    case characters
    /// The pixels of the picture that is all there is to look at; no columns else: for networks of pictures.
    case pixels
}
