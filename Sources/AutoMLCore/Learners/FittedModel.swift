/// What a learner learned: predicts, and can be stored.
package protocol FittedModel: Sendable {
    /// Names the type in files. Never changes.
    static var kind: String { get }

    /// - Parameter features: of the view that the learner asked for.
    /// - Returns: a row for each row: the probability of each class, or one number in the units of the target.
    func predict(_ features: Features) -> Matrix

    /// What predicting a row costs, in nanoseconds of the order of magnitude: dear models have to be worth it.
    var predictionCost: Double { get }

    func write(to writer: inout ByteWriter)

    init(from reader: inout ByteReader) throws(ArtifactError)
}
