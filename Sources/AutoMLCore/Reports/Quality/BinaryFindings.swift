/// The curves of a model of two classes (09/AML-136).
package struct BinaryFindings: Sendable, Equatable, Codable {
    package struct Point: Sendable, Equatable, Codable {
        package let x: Double
        package let y: Double
    }

    /// Curves of more points look no smoother.
    private static let maxPoints = 400

    /// The class whose probability the curves are about.
    package let positiveClass: String
    /// False positive rate and true positive rate.
    package let roc: [Point]
    /// Recall and precision.
    package let precisionRecall: [Point]
    package let averagePrecision: Double
    /// Share of the rows by deciles, and share of the positive rows among them (09/AML-138).
    package let gain: [Point]
    /// Share of the rows by deciles, and how many times more positive rows than by chance.
    package let lift: [Point]

    /// Nil when one of the classes has no rows.
    package init?(_ ranking: ScoreRanking, positiveClass: String) {
        guard ranking.positives > 0, ranking.negatives > 0 else { return nil }
        self.positiveClass = positiveClass
        let step = max(1, ranking.points.count / Self.maxPoints)
        let kept = ranking.points.enumerated().filter { $0.offset % step == 0 || $0.offset == ranking.points.count - 1 }.map(\.element)
        roc = [Point(x: 0, y: 0)] + kept.map { Point(x: $0.negatives / ranking.negatives, y: $0.positives / ranking.positives) }
        precisionRecall = kept.filter { $0.total > 0 }.map { Point(x: $0.positives / ranking.positives, y: $0.positives / $0.total) }
        averagePrecision = ranking.averagePrecision
        let deciles = (1...10).map { Double($0) / 10 }
        gain = [Point(x: 0, y: 0)] + deciles.map { Point(x: $0, y: ranking.gain(at: $0)) }
        lift = deciles.map { Point(x: $0, y: ranking.gain(at: $0) / $0) }
    }
}
