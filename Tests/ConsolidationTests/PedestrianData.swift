import Annotations
import Consolidation
import Foundation

/// Boxes drawn by a crowd around pedestrians, with the boxes of experts.
struct PedestrianData {
    let answers: BoxAnswers
    let truths: [[Box]]

    init() throws {
        var numbers: (images: [String: Int], workers: [String: Int]) = ([:], [:])
        var drawn: [[Int: [LabeledBox]]] = []
        for row in try Self.rows("assignments") {
            let image = numbers.images[row[0], default: numbers.images.count]
            numbers.images[row[0]] = image
            let worker = numbers.workers[row[1], default: numbers.workers.count]
            numbers.workers[row[1]] = worker
            if image == drawn.count { drawn.append([:]) }
            drawn[image][worker] = []
        }
        for row in try Self.rows("answers") {
            guard let image = numbers.images[row[0]], let worker = numbers.workers[row[1]] else { continue }
            drawn[image][worker, default: []].append(LabeledBox(box: Self.box(row[2...]), classIndex: 0))
        }
        var answers = BoxAnswers(classCount: 1)
        for (image, byWorker) in drawn.enumerated() {
            for (worker, boxes) in byWorker { answers.append(object: image, worker: worker, boxes: boxes) }
        }
        var truths = [[Box]](repeating: [], count: drawn.count)
        for row in try Self.rows("truth") {
            if let image = numbers.images[row[0]] { truths[image].append(Self.box(row[1...])) }
        }
        self.answers = answers
        self.truths = truths
    }

    /// Twice the matched boxes over all boxes, a match being an IoU of at least `overlap`.
    func score(_ boxes: [[Box]], overlap: Double) -> Double {
        var matched = 0
        var total = 0
        for (found, truth) in zip(boxes, truths) {
            total += found.count + truth.count
            var free = truth
            for box in found {
                let best = free.indices.max { box.intersectionOverUnion(with: free[$0]) < box.intersectionOverUnion(with: free[$1]) }
                guard let best, box.intersectionOverUnion(with: free[best]) >= overlap else { continue }
                free.remove(at: best)
                matched += 1
            }
        }
        return Double(2 * matched) / Double(total)
    }

    private static func box(_ edges: ArraySlice<String>) -> Box {
        let numbers = edges.compactMap(Double.init)
        return Box(edges: SIMD4(numbers[0], numbers[1], numbers[2], numbers[3]))
    }

    private static func rows(_ file: String) throws -> [[String]] {
        guard let url = Bundle.module.resourceURL?.appending(path: "Fixtures/boxes/pedestrians/\(file).csv") else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",").map(String.init) }
    }
}
