import Foundation

/// The number of marked objects among `draws` taken without replacement from `population`, of which `marked` are marked.
struct Hypergeometric: Sendable {
    let population: Int
    let marked: Int
    let draws: Int

    /// P(X = count).
    func probability(_ count: Int) -> Double {
        exp(logarithm(count))
    }

    /// P(X ≤ count).
    func cumulative(_ count: Int) -> Double {
        let lowest = max(0, draws - (population - marked))
        let highest = min(draws, marked)
        guard count >= lowest else { return 0 }
        guard count < highest else { return 1 }
        // From the largest term down: each is a known multiple of its neighbour.
        var term = probability(count)
        var total = term
        var current = count
        while current > lowest, term > total * 1e-17 {
            term *= ratioBelow(current)
            total += term
            current -= 1
        }
        return min(total, 1)
    }

    /// P(X = count - 1) / P(X = count).
    private func ratioBelow(_ count: Int) -> Double {
        Double(count) * Double(population - marked - draws + count) / (Double(marked - count + 1) * Double(draws - count + 1))
    }

    private func logarithm(_ count: Int) -> Double {
        guard count >= max(0, draws - (population - marked)), count <= min(draws, marked) else { return -.infinity }
        return logChoose(marked, count) + logChoose(population - marked, draws - count) - logChoose(population, draws)
    }

    private func logChoose(_ total: Int, _ chosen: Int) -> Double {
        lgamma(Double(total) + 1) - lgamma(Double(chosen) + 1) - lgamma(Double(total - chosen) + 1)
    }
}
