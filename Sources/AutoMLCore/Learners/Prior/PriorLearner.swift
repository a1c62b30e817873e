/// The instant first answer, that all others are measured by.
package struct PriorLearner: FoldLearner {
    package let view = FeatureView.dense

    package init() {}

    package func fit(_ features: Features, _ target: Target, deadline: Deadline, seed: UInt64) -> any FittedModel {
        PriorModel(of: target)
    }
}
