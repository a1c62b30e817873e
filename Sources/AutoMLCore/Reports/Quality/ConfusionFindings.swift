/// A confusion matrix as it is reported (09/AML-137).
package struct ConfusionFindings: Sendable, Equatable, Codable {
    /// More labels make no readable matrix; those with most rows are kept.
    package static let maxLabels = 15

    package let labels: [String]
    /// By actual label, then by predicted one: the weight of the rows.
    package let counts: [[Double]]
    /// By actual label, then by predicted one: the share of the rows of the actual label; nil when there are none.
    package let shares: [[Double?]]
    /// Labels that are not shown.
    package let omittedLabels: Int

    package init(_ matrix: ConfusionMatrix) {
        let kept = matrix.names.indices.sorted { (matrix.actual($1), $0) < (matrix.actual($0), $1) }.prefix(Self.maxLabels).sorted()
        labels = kept.map { matrix.names[$0] }
        counts = kept.map { actual in kept.map { matrix[actual: actual, predicted: $0] } }
        shares = kept.map { actual in
            let total = matrix.actual(actual)
            return kept.map { total > 0 ? matrix[actual: actual, predicted: $0] / total : nil }
        }
        omittedLabels = matrix.names.count - kept.count
    }
}
