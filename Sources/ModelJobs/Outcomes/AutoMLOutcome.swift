/// What an AutoML job has made.
package struct AutoMLOutcome: Sendable, Hashable, Codable {
    /// What the search found the problem to be, by the name of the API (09/AML-16).
    package var problemType: String?
    /// The metric that candidates were compared by, by the name of the API.
    package var metric: String?
    /// Best first (09/AML-95).
    package var candidates: [CandidateOutcome] = []
    /// Where the best candidate's model lies.
    package var modelURI: String?
    /// Prefixes of reports (09/AML-102); nil where there is none.
    package var explainabilityURI: String?
    package var modelInsightsURI: String?
    /// Reports on the data and on the candidates (09/AML-101).
    package var dataExplorationURI: String?
    package var candidateDefinitionURI: String?
    /// What went wrong beside the models (09/AML-92).
    package var partialFailures: [String] = []

    package init() {}
}
