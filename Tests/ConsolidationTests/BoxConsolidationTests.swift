import Annotations
import Testing

@testable import Consolidation

@Suite("Boxes, 05/CON-5")
struct BoxConsolidationTests {
    static func box(_ left: Double, _ top: Double, _ width: Double, _ height: Double, _ classIndex: Int = 0) -> LabeledBox {
        LabeledBox(box: Box(left: left, top: top, width: width, height: height), classIndex: classIndex)
    }

    /// Objects on a grid, drawn by workers with their own noise, misses and class mistakes.
    static func simulation(noise: [Double], misses: [Double], seed: UInt64) -> (answers: BoxAnswers, truths: [[LabeledBox]]) {
        var random = SeededGenerator(seed: seed)
        var answers = BoxAnswers(classCount: 3)
        var truths: [[LabeledBox]] = []
        for object in 0..<60 {
            let truth = (0..<8).map { place in
                box(
                    Double(place % 4) * 150, Double(place / 4) * 150, .random(in: 60...120, using: &random),
                    .random(in: 60...120, using: &random), .random(in: 0..<3, using: &random))
            }
            truths.append(truth)
            for worker in noise.indices {
                var drawn: [LabeledBox] = []
                for real in truth where Double.random(in: 0..<1, using: &random) >= misses[worker] {
                    var edges = real.box.edges
                    for edge in 0..<4 {
                        let off = (0..<4).reduce(0.0) { sum, _ in sum + Double.random(in: -0.5...0.5, using: &random) }
                        edges[edge] += off * noise[worker] * (edge % 2 == 0 ? real.box.width : real.box.height) * 1.7
                    }
                    let isWrong = Double.random(in: 0..<1, using: &random) < 0.1
                    drawn.append(LabeledBox(box: Box(edges: edges), classIndex: isWrong ? (real.classIndex + 1) % 3 : real.classIndex))
                }
                answers.append(object: object, worker: worker, boxes: drawn)
            }
        }
        return (answers, truths)
    }

    static func score(_ boxes: [[ScoredBox]], _ truths: [[LabeledBox]], overlap: Double) -> Double {
        var matched = 0
        var total = 0
        for (found, truth) in zip(boxes, truths) {
            total += found.count + truth.count
            matched += found.count { scored in
                truth.contains {
                    $0.classIndex == scored.labeled.classIndex
                        && $0.box.intersectionOverUnion(with: scored.labeled.box) >= overlap
                }
            }
        }
        return Double(2 * matched) / Double(total)
    }

    /// The slow, obvious model: clusters with half of the votes, the median of every edge.
    static func medians(_ answers: BoxAnswers) -> [[Box]] {
        answers.answers.map { drawn in
            let boxes = drawn.flatMap { answer in
                answer.boxes.map { DrawnBox(worker: answer.worker, box: $0.box, classIndex: $0.classIndex) }
            }
            return BoxClusters.of(boxes).filter { $0.count * 2 >= drawn.count }.map { cluster in
                var edges = SIMD4<Double>.zero
                for edge in 0..<4 {
                    let sorted = cluster.map { boxes[$0].box.edges[edge] }.sorted()
                    edges[edge] = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
                }
                return Box(edges: edges)
            }
        }
    }

    @Test("On pedestrians drawn by a crowd it beats the medians of clusters at IoU .75, and is not far behind at .5")
    func pedestrians() throws {
        let data = try PedestrianData()
        let ours = BoxConsolidation().boxes(of: data.answers).boxes.map { $0.map(\.labeled.box) }
        let medians = Self.medians(data.answers)
        #expect(data.score(ours, overlap: 0.75) > data.score(medians, overlap: 0.75) + 0.02)
        #expect(data.score(ours, overlap: 0.5) > data.score(medians, overlap: 0.5) - 0.03)
    }

    @Test("Five workers, two of them careless: F1 at IoU .75 is above .9 and above that of medians")
    func simulated() {
        let data = Self.simulation(noise: [0.03, 0.04, 0.05, 0.25, 0.3], misses: [0.1, 0.1, 0.1, 0.5, 0.5], seed: 3)
        let ours = BoxConsolidation().boxes(of: data.answers).boxes
        let ourScore = Self.score(ours, data.truths, overlap: 0.75)
        let medians = Self.medians(data.answers).map { boxes in
            boxes.map { ScoredBox(labeled: LabeledBox(box: $0, classIndex: 0), confidence: 1) }
        }
        let anyClass = data.truths.map { $0.map { LabeledBox(box: $0.box, classIndex: 0) } }
        #expect(ourScore > 0.9)
        #expect(ourScore > Self.score(medians, anyClass, overlap: 0.75))
    }

    @Test("Careless workers are found: more noise, less recall")
    func qualities() {
        let data = Self.simulation(noise: [0.03, 0.04, 0.05, 0.25, 0.3], misses: [0.1, 0.1, 0.1, 0.5, 0.5], seed: 4)
        let result = BoxConsolidation().boxes(of: data.answers)
        #expect(result.edgeNoise[0] < result.edgeNoise[3] && result.edgeNoise[2] < result.edgeNoise[4])
        #expect(result.recalls[..<3].allSatisfy { $0 > 0.8 } && result.recalls[3...].allSatisfy { $0 < 0.7 })
    }

    @Test("Nobody's order matters")
    func order() {
        var one = BoxAnswers(classCount: 2)
        var other = BoxAnswers(classCount: 2)
        let first = [Self.box(0, 0, 10, 10), Self.box(50, 0, 10, 10, 1)]
        let second = [Self.box(1, 0, 10, 10), Self.box(51, 1, 10, 10, 1)]
        one.append(object: 0, worker: 0, boxes: first)
        one.append(object: 0, worker: 1, boxes: second)
        other.append(object: 0, worker: 1, boxes: second.reversed())
        other.append(object: 0, worker: 0, boxes: first.reversed())
        #expect(BoxConsolidation().boxes(of: one).boxes == BoxConsolidation().boxes(of: other).boxes)
    }

    @Test("What one worker draws alone is kept as it is; boxes of one worker never join")
    func oneWorker() {
        var answers = BoxAnswers(classCount: 1)
        let boxes = [Self.box(0, 0, 10, 10), Self.box(1, 1, 10, 10)]
        answers.append(object: 0, worker: 0, boxes: boxes)
        answers.append(object: 1, worker: 0, boxes: [])
        let result = BoxConsolidation().boxes(of: answers).boxes
        #expect(result[0].map(\.labeled) == boxes)
        #expect(result[1].isEmpty)
    }

    @Test("No answers make no boxes")
    func nothing() {
        #expect(BoxConsolidation().boxes(of: BoxAnswers(classCount: 1)).boxes.isEmpty)
    }
}
