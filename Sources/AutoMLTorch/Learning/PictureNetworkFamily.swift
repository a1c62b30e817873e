package import AutoMLCore

/// Small convolutional networks, for tables in which a picture is all there is to look at.
package struct PictureNetworkFamily: LearnerFamily {
    package let name = "picture-network"
    /// What may be varied is not worth its time: a training takes as long as dozens of other candidates.
    package let parameters: [LearnerParameter] = []
    package let mostCandidates = 1
    /// Half a training is worth nothing.
    package let mostShareOfTime = 0.5
    private static let rows = 100...20_000
    private static let mostClasses = 500

    package init() {}

    package func suits(_ outline: DataOutline) -> Bool {
        outline.problem.isClassification && outline.columns(of: .pixels) == PicturePixels.count && Self.rows.contains(outline.rows)
            && outline.outputs <= Self.mostClasses && TorchLibrary.unavailability == nil
    }

    /// After the first of the cheap ones, so that there is something to fall back on.
    package func cost(_ outline: DataOutline) -> Double { 0.9 }

    package func portfolio(for outline: DataOutline) -> [[String: Double]] { [[:]] }

    package func learner(_ values: [String: Double]) -> any Learner { PictureNetworkLearner() }
}
