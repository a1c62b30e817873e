/// A linear model over the similarities of a row to landmarks: `exp(-sharpness · squared distance)`.
struct KernelModel: FittedModel, Equatable {
    static let kind = "kernel"

    let landmarks: Matrix
    let sharpness: Float
    /// Over similarities.
    let linear: LinearModel

    init(landmarks: Matrix, sharpness: Float, linear: LinearModel) {
        self.landmarks = landmarks
        self.sharpness = sharpness
        self.linear = linear
    }

    func predict(_ features: Features) -> Matrix {
        let similarities = features.table.matrix.similarities(to: landmarks, sharpness: sharpness)
        return linear.predict(.dense(FeatureTable(matrix: similarities)))
    }

    var predictionCost: Double { Double(landmarks.rows) * (3 + 0.1 * Double(landmarks.columns + linear.weights.columns)) }

    func write(to writer: inout ByteWriter) {
        writer.write(landmarks)
        writer.write(Double(sharpness))
        linear.write(to: &writer)
    }

    init(from reader: inout ByteReader) throws(ArtifactError) {
        landmarks = try reader.readMatrix()
        sharpness = Float(try reader.readDouble())
        linear = try LinearModel(from: &reader)
    }
}
