/// Predicted numbers beside the actual ones (09/AML-82).
struct NumberComparison {
    private let weight: Double
    private let absoluteErrors: Double
    private let squaredErrors: Double
    /// The squared distances of the actual numbers from their mean.
    private let squaredSpread: Double

    init(predicted: [Double], actual: [Double], weights: [Double]?) {
        var (weight, absoluteErrors, squaredErrors, sum) = (0.0, 0.0, 0.0, 0.0)
        for row in actual.indices {
            let (share, error) = (weights?[row] ?? 1, predicted[row] - actual[row])
            weight += share
            sum += share * actual[row]
            absoluteErrors += share * error.magnitude
            squaredErrors += share * error * error
        }
        let mean = sum / weight
        squaredSpread = actual.indices.reduce(0) { total, row in
            let distance = actual[row] - mean
            return total + (weights?[row] ?? 1) * distance * distance
        }
        (self.weight, self.absoluteErrors, self.squaredErrors) = (weight, absoluteErrors, squaredErrors)
    }

    func value(of metric: Metric) -> Double {
        guard weight > 0 else { return .nan }
        switch metric {
        case .mae: return absoluteErrors / weight
        case .mse: return squaredErrors / weight
        case .rmse: return (squaredErrors / weight).squareRoot()
        case .r2: return squaredSpread > 0 ? 1 - squaredErrors / squaredSpread : squaredErrors > 0 ? 0 : 1
        default: return .nan
        }
    }
}
