import RealModule

/// How each worker's tags come about, learned from all texts of the job: Dawid and Skene (1979) on the pieces of
/// `TextSegments`, with each worker's confusion matrix shrunk towards that of all workers and the evidence of a piece
/// raised to the power .8, because workers miss the same things.
struct TagWorkerModel: Sendable {
    private static let rounds = 12
    private static let evidencePower = 0.8
    /// Average workers' pieces that are added to each row of a worker's own matrix.
    private static let priorPieces = 20.0
    private static let smoothing = 0.1

    let tagCount: Int
    private(set) var prior: [Double]
    /// `confusions[(worker * tagCount + truth) * tagCount + answer]`.
    private(set) var confusions: [Double] = []
    /// By text: `posteriors[piece * tagCount + tag]`.
    private(set) var posteriors: [[Double]]

    init(_ texts: [TextSegments], classCount: Int, workerCount: Int) {
        tagCount = SpanTag.count(classCount: classCount)
        prior = [Double](repeating: 1 / Double(tagCount), count: tagCount)
        posteriors = texts.map { Self.shares($0, tagCount: SpanTag.count(classCount: classCount)) }
        let unit = Self.usualLength(texts)
        for _ in 0..<Self.rounds {
            estimate(from: texts, unit: unit, workerCount: workerCount)
            let logarithms = confusions.map { Double.log($0) }
            let logPrior = prior.map { Double.log($0) }
            for index in texts.indices {
                posteriors[index] = judge(texts[index], logarithms: logarithms, logPrior: logPrior)
            }
        }
    }

    /// The average length of what is selected: longer pieces count as several.
    private static func usualLength(_ texts: [TextSegments]) -> Double {
        var sum = 0
        var count = 0
        for text in texts {
            for piece in 0..<text.count where text.isMarked(piece) {
                sum += text.length(of: piece)
                count += 1
            }
        }
        return count > 0 ? Double(sum) / Double(count) : 1
    }

    private static func shares(_ text: TextSegments, tagCount: Int) -> [Double] {
        var shares = [Double](repeating: 0, count: text.count * tagCount)
        for piece in 0..<text.count {
            for tag in text.tags(of: piece) { shares[piece * tagCount + Int(tag)] += 1 / Double(text.workers.count) }
        }
        return shares
    }

    private mutating func estimate(from texts: [TextSegments], unit: Double, workerCount: Int) {
        var counts = [Double](repeating: 0, count: workerCount * tagCount * tagCount)
        var frequencies = [Double](repeating: 1, count: tagCount)
        for (text, posteriors) in zip(texts, posteriors) {
            for piece in 0..<text.count {
                let weight = Double(text.length(of: piece)) / unit
                for truth in 0..<tagCount {
                    let share = weight * posteriors[piece * tagCount + truth]
                    guard share > 1e-12 else { continue }
                    frequencies[truth] += share
                    for (worker, tag) in zip(text.workers, text.tags(of: piece)) {
                        counts[(Int(worker) * tagCount + truth) * tagCount + Int(tag)] += share
                    }
                }
            }
        }
        let total = frequencies.reduce(0, +)
        prior = frequencies.map { $0 / total }
        confusions = shrunk(counts)
    }

    /// Each worker's matrix from its counts and everybody's.
    private func shrunk(_ counts: [Double]) -> [Double] {
        let cells = tagCount * tagCount
        var pooled = [Double](repeating: Self.smoothing, count: cells)
        for cell in counts.indices { pooled[cell % cells] += counts[cell] }
        var matrices = counts
        for row in stride(from: 0, to: counts.count, by: tagCount) {
            let everybody = (row % cells)..<(row % cells + tagCount)
            let everybodyTotal = pooled[everybody].reduce(0, +)
            let total = counts[row..<row + tagCount].reduce(0, +) + Self.priorPieces
            for (cell, shared) in zip(row..<row + tagCount, everybody) {
                matrices[cell] = (counts[cell] + Self.priorPieces * pooled[shared] / everybodyTotal) / total
            }
        }
        return matrices
    }

    private func judge(_ text: TextSegments, logarithms: [Double], logPrior: [Double]) -> [Double] {
        var posteriors = [Double](repeating: 0, count: text.count * tagCount)
        for piece in 0..<text.count {
            var values = logPrior
            for (worker, tag) in zip(text.workers, text.tags(of: piece)) {
                var cell = Int(worker) * tagCount * tagCount + Int(tag)
                for truth in 0..<tagCount {
                    values[truth] += Self.evidencePower * logarithms[cell]
                    cell += tagCount
                }
            }
            let highest = values.max() ?? 0
            var sum = 0.0
            for tag in 0..<tagCount {
                values[tag] = Double.exp(values[tag] - highest)
                sum += values[tag]
            }
            for tag in 0..<tagCount { posteriors[piece * tagCount + tag] = values[tag] / sum }
        }
        return posteriors
    }

    /// How much of what has a class `worker` gives that class.
    func recall(of worker: Int) -> Double { rate(of: worker) { truth, _ in truth } }

    /// How much of what `worker` gives a class has it.
    func precision(of worker: Int) -> Double { rate(of: worker) { _, answer in answer } }

    /// The share of right classes among the cells of the joint matrix whose `side` is inside a span.
    private func rate(of worker: Int, side: (_ truth: Int, _ answer: Int) -> Int) -> Double {
        var right = 0.0
        var total = 0.0
        for truth in 0..<tagCount {
            for answer in 0..<tagCount where side(truth, answer) != SpanTag.outside {
                let joint = prior[truth] * confusions[(worker * tagCount + truth) * tagCount + answer]
                total += joint
                guard truth != SpanTag.outside, answer != SpanTag.outside else { continue }
                if SpanTag.classIndex(truth) == SpanTag.classIndex(answer) { right += joint }
            }
        }
        return total > 0 ? right / total : 0
    }
}
