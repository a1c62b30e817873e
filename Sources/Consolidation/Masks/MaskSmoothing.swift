import Annotations
import RealModule

/// Lets neighbouring pixels speak for each other, but not across edges that workers drew (05/CON-6).
///
/// Mean-field inference in a Potts model over the four neighbours (Zhang, Brady and Smith, "Segmentation of Brain MR
/// Images Through a Hidden Markov Random Field Model", IEEE TMI 2001), each link as strong as the share of workers who
/// draw no edge there. Only pixels that workers disagree on are moved. It adds .003 of mean IoU to `PixelWorkerModel`
/// on simulated crowds on CamVid.
struct MaskSmoothing: Sendable {
    private static let strength: Float = 1.5
    private static let passes = 4

    private let image: AnswerPatterns
    private let width: Int
    private let classCount: Int
    private let patterns: [Int32]
    /// Pixels that workers disagree on, in reading order, and each pixel's place among them (-1 for the others).
    private let disputed: [Int32]
    private let places: [Int32]
    /// Logits and probabilities by pattern: `pattern * classCount + classIndex`.
    private let logits: [Float]
    private let settled: [Float]
    private var probabilities: [Float]

    init(_ image: AnswerPatterns, width: Int, height: Int, model: PixelWorkerModel) {
        self.image = image
        self.width = width
        classCount = model.classCount
        patterns = image.runs.flatMap { repeatElement($0.pattern, count: Int($0.count)) }
        logits = (0..<image.count).flatMap { model.logits(of: $0, in: image).map(Float.init) }
        settled = (0..<image.count).flatMap { pattern in
            Self.settledProbabilities(pattern, in: image, model: model)
        }
        var disputed: [Int32] = []
        var places = [Int32](repeating: -1, count: patterns.count)
        let isDisputed = (0..<image.count).map { image.agreed($0) == nil }
        for (pixel, pattern) in patterns.enumerated() where isDisputed[Int(pattern)] {
            places[pixel] = Int32(disputed.count)
            disputed.append(Int32(pixel))
        }
        self.disputed = disputed
        self.places = places
        probabilities = []
        probabilities.reserveCapacity(disputed.count * classCount)
        for pixel in disputed {
            let row = Int(patterns[Int(pixel)]) * classCount
            probabilities.append(contentsOf: settled[row..<row + classCount])
        }
        for _ in 0..<Self.passes { pass() }
    }

    /// Where all agree the class is what they say, as sure as the model is.
    private static func settledProbabilities(_ pattern: Int, in image: AnswerPatterns, model: PixelWorkerModel) -> [Float] {
        let probabilities = model.probabilities(of: pattern, in: image)
        guard let agreed = image.agreed(pattern) else { return probabilities.map(Float.init) }
        let sure = max(probabilities[Int(agreed)], 0.5)
        let rest = max(1 - probabilities[Int(agreed)], 1e-12)
        return probabilities.indices.map { classIndex in
            Float(classIndex == Int(agreed) ? sure : probabilities[classIndex] / rest * (1 - sure))
        }
    }

    private mutating func pass() {
        var next = probabilities
        var values = [Float](repeating: 0, count: classCount)
        for (place, pixel) in disputed.enumerated() {
            let pattern = Int(patterns[Int(pixel)])
            for classIndex in 0..<classCount { values[classIndex] = logits[pattern * classCount + classIndex] }
            for neighbour in neighbours(of: Int(pixel)) {
                let link = Self.strength * image.continuity(pattern, Int(patterns[neighbour]))
                guard link > 0 else { continue }
                let own = Int(places[neighbour])
                let row = own >= 0 ? own * classCount : Int(patterns[neighbour]) * classCount
                for classIndex in 0..<classCount {
                    values[classIndex] += link * (own >= 0 ? probabilities[row + classIndex] : settled[row + classIndex])
                }
            }
            let highest = values.max() ?? 0
            var sum: Float = 0
            for classIndex in 0..<classCount {
                values[classIndex] = Float.exp(values[classIndex] - highest)
                sum += values[classIndex]
            }
            for classIndex in 0..<classCount { next[place * classCount + classIndex] = values[classIndex] / sum }
        }
        probabilities = next
    }

    private func neighbours(of pixel: Int) -> [Int] {
        let column = pixel % width
        var neighbours: [Int] = []
        if column > 0 { neighbours.append(pixel - 1) }
        if column < width - 1 { neighbours.append(pixel + 1) }
        if pixel >= width { neighbours.append(pixel - width) }
        if pixel + width < patterns.count { neighbours.append(pixel + width) }
        return neighbours
    }

    /// The likeliest class of every pixel and how likely it is on average.
    var best: (labels: [UInt8], confidence: Double) {
        let agreed = (0..<image.count).map { image.agreed($0) }
        var labels = [UInt8](repeating: 0, count: patterns.count)
        var sum = 0.0
        for pixel in patterns.indices {
            let pattern = Int(patterns[pixel])
            if let label = agreed[pattern] {
                labels[pixel] = label
                sum += Double(settled[pattern * classCount + Int(label)])
                continue
            }
            let row = Int(places[pixel]) * classCount
            var best = 0
            for classIndex in 0..<classCount where probabilities[row + classIndex] > probabilities[row + best] {
                best = classIndex
            }
            labels[pixel] = UInt8(best)
            sum += Double(probabilities[row + best])
        }
        return (labels, patterns.isEmpty ? 0 : sum / Double(patterns.count))
    }
}
