import Annotations

/// What all workers said about each pixel of one image, with equal pixels counted together.
///
/// A pixel's probabilities depend only on who said what about it, and an image has a few hundred such patterns where
/// it has millions of pixels: estimation works on patterns, and only the last step on pixels.
struct AnswerPatterns: Sendable {
    let workers: [Int32]
    /// The workers' classes by pattern: `classes[pattern * workers.count + place]`.
    private(set) var classes: [UInt8] = []
    /// How many pixels have each pattern.
    private(set) var pixelCounts: [Int] = []
    /// The patterns in reading order, as runs of pixels.
    private(set) var runs: [(pattern: Int32, count: Int32)] = []

    init(_ answers: [(worker: Int32, mask: RunLengths)]) {
        workers = answers.map(\.worker)
        guard let pixelCount = answers.first?.mask.pixelCount else { return }
        var known: [[UInt8]: Int32] = [:]
        var places = [Int](repeating: 0, count: answers.count)
        var left = answers.map { Int($0.mask.runs[0].count) }
        var done = 0
        while done < pixelCount {
            let step = left.min() ?? pixelCount
            let key = zip(answers, places).map { $0.mask.runs[$1].label }
            let pattern = known[key] ?? Int32(pixelCounts.count)
            if Int(pattern) == pixelCounts.count {
                known[key] = pattern
                classes += key
                pixelCounts.append(0)
            }
            pixelCounts[Int(pattern)] += step
            runs.append((pattern, Int32(step)))
            done += step
            for index in answers.indices {
                left[index] -= step
                if left[index] == 0, done < pixelCount {
                    places[index] += 1
                    left[index] = Int(answers[index].mask.runs[places[index]].count)
                }
            }
        }
    }

    var count: Int { pixelCounts.count }

    /// What each worker said where `pattern` is, in the order of `workers`.
    func answers(of pattern: Int) -> ArraySlice<UInt8> {
        classes[pattern * workers.count..<(pattern + 1) * workers.count]
    }

    /// The class that all workers agree on, if they do.
    func agreed(_ pattern: Int) -> UInt8? {
        let answers = answers(of: pattern)
        guard let first = answers.first, answers.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    /// The share of workers who draw no edge between a pixel of one pattern and a neighbour of the other.
    func continuity(_ one: Int, _ other: Int) -> Float {
        guard one != other else { return 1 }
        let same = zip(answers(of: one), answers(of: other)).count { $0 == $1 }
        return Float(same) / Float(max(workers.count, 1))
    }
}
