import COpenBLAS

/// Weights of models in a mean, by greedy selection with replacement over random parts of the library, averaged
/// (Caruana et al. 2004).
struct GreedySelection {
    static let steps = 25
    static let parts = 20
    static let shareOfLibrary = 0.6
    static let leastPart = 6

    let objective: EnsembleObjective
    /// For each model a number a row.
    let library: [[Float]]

    /// A weight for each model of the library; they add up to 1. Parts that would begin after the deadline are left out, but for
    /// the first.
    func weights(seed: UInt64, deadline: Deadline = .never) -> [Double] {
        guard library.count > 1 else { return library.map { _ in 1 } }
        let parts = Parallel.map(Self.parts) { index -> [Int]? in
            guard index == 0 || !deadline.isOver else { return nil }
            var generator = SeededGenerator(seed: seed, purpose: index)
            let size = max(min(library.count, Self.leastPart), Int((Double(library.count) * Self.shareOfLibrary).rounded()))
            let part = library.indices.shuffled(using: &generator).prefix(size).sorted()
            return select(from: part)
        }
        var weights = [Double](repeating: 0, count: library.count)
        let selected = parts.compactMap { $0 }
        for counts in selected {
            let total = Double(counts.reduce(0, +))
            for index in weights.indices { weights[index] += Double(counts[index]) / total / Double(selected.count) }
        }
        return weights
    }

    /// How often each model was taken.
    private func select(from part: [Int]) -> [Int] {
        var counts = [Int](repeating: 0, count: library.count)
        var sum = [Float](repeating: 0, count: library[0].count)
        var best = (loss: Double.infinity, counts: counts)
        for step in 1...Self.steps {
            let losses = part.map { loss(adding: $0, to: sum, count: step) }
            guard let choice = losses.indices.min(by: { losses[$0] < losses[$1] }) else { break }
            let model = part[choice]
            counts[model] += 1
            cblas_saxpy(blasint(sum.count), 1, library[model], 1, &sum, 1)
            if losses[choice] < best.loss { best = (losses[choice], counts) }
        }
        return best.counts
    }

    private func loss(adding model: Int, to sum: [Float], count: Int) -> Double {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: sum.count) { buffer in
            library[model].withUnsafeBufferPointer { added in
                for index in 0..<sum.count { buffer[index] = sum[index] + added[index] }
            }
            return objective.loss(sum: UnsafeBufferPointer(buffer), count: count)
        }
    }
}
