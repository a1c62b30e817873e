extension CrossFit {
    /// How many of the least certain objects there are for each one that people are to label.
    private static let choice = 3
    /// Objects that are put in order at most; comparing all of more would take long.
    private static let mostOrdered = 1_000

    /// Which of `candidates` people would best label next: `count` of them, in order, spread over the least certain ones, so
    /// that no two of them tell the model the same.
    ///
    /// It does not depend on which of the candidates are labeled already.
    package func labelingOrder(_ candidates: [Int], predictions: [CrossFitPrediction], count: Int) -> [Int] {
        let count = min(count, Self.mostOrdered)
        let uncertain = candidates.sorted { (predictions[$0].confidence, $0) < (predictions[$1].confidence, $1) }
            .prefix(count * Self.choice)
        guard let view = views.last else { return [] }
        let rows = Array(uncertain)
        return FarthestFirst.order(view.selecting(rows: rows), count: count).map { rows[$0] }
    }
}
