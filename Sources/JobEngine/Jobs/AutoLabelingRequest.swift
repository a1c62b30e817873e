/// What the creator of a labeling job asked for about automated labeling (05/AL-4), as it was asked for.
package struct AutoLabelingRequest: Sendable, Hashable, Codable {
    package var algorithmARN: String
    /// A model of an earlier job to start from.
    package var initialModelARN: String?
    package var securityGroupIDs: [String]?
    package var subnets: [String]?

    package init(
        algorithmARN: String, initialModelARN: String? = nil, securityGroupIDs: [String]? = nil, subnets: [String]? = nil
    ) {
        self.algorithmARN = algorithmARN
        self.initialModelARN = initialModelARN
        self.securityGroupIDs = securityGroupIDs
        self.subnets = subnets
    }
}
