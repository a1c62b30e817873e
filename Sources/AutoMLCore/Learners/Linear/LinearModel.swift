/// A number for each output that is linear in the features: class scores, which softmax turns into probabilities, or
/// the target itself.
package struct LinearModel: FittedModel, Equatable {
    package static let kind = "linear"

    /// A row a feature, a column an output. Of two classes only the second has a column.
    let weights: Matrix
    let intercepts: [Float]
    /// The number of classes; 1 for regression.
    let outputs: Int

    init(weights: Matrix, intercepts: [Float], outputs: Int) {
        self.weights = weights
        self.intercepts = intercepts
        self.outputs = outputs
    }

    package func predict(_ features: Features) -> Matrix {
        prediction(scores: features.multiplied(by: weights))
    }

    /// - Parameter scores: without the intercepts.
    func prediction(scores: Matrix) -> Matrix {
        var scores = scores
        scores.add(row: intercepts)
        return outputs == 1 ? scores : scores.probabilities()
    }

    package var predictionCost: Double { 10 + 0.1 * Double(weights.values.count) }

    package func write(to writer: inout ByteWriter) {
        writer.write(weights)
        writer.write(intercepts)
        writer.write(outputs)
    }

    package init(from reader: inout ByteReader) throws(ArtifactError) {
        weights = try reader.readMatrix()
        intercepts = try reader.readArray(of: Float.self)
        outputs = try reader.readInt()
        guard intercepts.count == weights.columns else { throw reader.corrupted("holds weights of the wrong size") }
    }
}
