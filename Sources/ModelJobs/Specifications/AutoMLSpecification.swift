/// What an AutoML job is to do.
package struct AutoMLSpecification: Sendable, Hashable, Codable {
    /// What `automl job automl` is told.
    package let hyperParameters: [String: String]
    package let channels: [DataChannel]
    /// Where `<job>/` goes.
    package let outputPath: String
    /// The metric that candidates are compared by; nil for the problem's own (09/AML-76).
    package let metric: String?
    package let problemType: String?
    /// The longest that the whole job may take (09/AML-20, AML-22).
    package let maxRuntimeSeconds: Int
    package let maxCandidates: Int?
    /// A file that says which columns are features, and of what kind (09/AML-39).
    package let featureSpecificationURI: String?

    package init(
        hyperParameters: [String: String], channels: [DataChannel], outputPath: String, metric: String?, problemType: String?,
        maxRuntimeSeconds: Int, maxCandidates: Int?, featureSpecificationURI: String?
    ) {
        self.hyperParameters = hyperParameters
        self.channels = channels
        self.outputPath = outputPath
        self.metric = metric
        self.problemType = problemType
        self.maxRuntimeSeconds = maxRuntimeSeconds
        self.maxCandidates = maxCandidates
        self.featureSpecificationURI = featureSpecificationURI
    }
}
