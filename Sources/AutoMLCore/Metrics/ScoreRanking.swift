/// Rows from the highest score to the lowest, with how many positive and negative ones lie above each threshold: what the
/// ROC, precision–recall, gain and lift curves are drawn from.
package struct ScoreRanking: Sendable {
    /// The rows whose score is at least `threshold`, by weight.
    package struct Point: Sendable, Equatable {
        package let threshold: Double
        package let positives: Double
        package let negatives: Double

        package var total: Double { positives + negatives }
    }

    /// One a threshold, from the highest; rows of equal score come together.
    package let points: [Point]

    package init(scores: [Double], isPositive: [Bool], weights: [Double]? = nil) {
        var points: [Point] = []
        var (positives, negatives) = (0.0, 0.0)
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        for (place, row) in order.enumerated() {
            let weight = weights?[row] ?? 1
            if isPositive[row] { positives += weight } else { negatives += weight }
            let isLastOfEquals = place + 1 == order.count || scores[order[place + 1]] != scores[row]
            if isLastOfEquals { points.append(Point(threshold: scores[row], positives: positives, negatives: negatives)) }
        }
        self.points = points
    }

    package var positives: Double { points.last?.positives ?? 0 }
    package var negatives: Double { points.last?.negatives ?? 0 }

    /// The probability that a positive row has a higher score than a negative one (09/AML-78); NaN when one kind is missing.
    package var areaUnderROC: Double {
        var (area, previous) = (0.0, Point(threshold: .infinity, positives: 0, negatives: 0))
        for point in points {
            area += (point.negatives - previous.negatives) * (point.positives + previous.positives) / 2
            previous = point
        }
        return positives > 0 && negatives > 0 ? area / (positives * negatives) : .nan
    }

    /// The area under the precision–recall curve in steps, without interpolation; NaN without positive rows.
    package var averagePrecision: Double {
        var (area, previous) = (0.0, 0.0)
        for point in points where point.total > 0 {
            area += (point.positives - previous) * point.positives / point.total
            previous = point.positives
        }
        return positives > 0 ? area / positives : .nan
    }

    /// The share of all positive rows among the `share` of rows of highest score (09/AML-138); equal scores are spread evenly.
    package func gain(at share: Double) -> Double {
        let wanted = share * (positives + negatives)
        var previous = Point(threshold: .infinity, positives: 0, negatives: 0)
        for point in points {
            if point.total >= wanted, point.total > previous.total {
                let part = (wanted - previous.total) / (point.total - previous.total)
                return (previous.positives + part * (point.positives - previous.positives)) / positives
            }
            previous = point
        }
        return positives > 0 ? 1 : .nan
    }
}
