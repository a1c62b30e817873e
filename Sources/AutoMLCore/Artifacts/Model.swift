/// A trained model: featurizers and the members of the ensemble.
package struct Model: Sendable {
    package internal(set) var manifest: ModelManifest
    let featurizer: TabularFeaturizer
    let members: [ModelMember]

    /// - Parameter table: has the columns of `manifest.features`; others are not looked at. Its rows are predicted in order.
    package func predict(_ table: Table) throws(ArtifactError) -> Predictions {
        // Models of folds predict side by side.
        BLASThreads.set(1)
        var views: [FeatureView: Features] = [:]
        var sum = Matrix(rows: table.rowCount, columns: max(manifest.classes.count, 1))
        for member in members {
            if views[member.view] == nil { views[member.view] = try featurizer.features(of: table, view: member.view) }
            guard let features = views[member.view] else { continue }
            sum.add(member.predict(features), scale: Float(member.weight))
        }
        return manifest.predictions(from: sum)
    }
}

extension ModelManifest {
    private static let doubtOfRows: Float = 0.2

    /// The weighted mean of members as predictions in the terms of the target.
    func predictions(from mean: Matrix) -> Predictions {
        if let targetScale { return .numbers(targetScale.original(mean.values)) }
        var probabilities = mean
        Temperature(value: temperature).apply(to: &probabilities)
        isotonic?.apply(to: &probabilities)
        // No model is surer than its rows allow: as if a fraction of one more had been of any class.
        let doubt = Self.doubtOfRows / Float(max(rows, 1))
        let share = doubt / Float(classes.count)
        for index in probabilities.values.indices { probabilities.values[index] = (1 - doubt) * probabilities.values[index] + share }
        return .classes(ClassProbabilities(classes: classes, values: probabilities.values, decisionWeights: decisionWeights))
    }
}
