import Annotations
import Testing

@testable import Consolidation

@Suite("Masks, 05/CON-6")
struct MaskConsolidationTests {
    static let side = 32

    /// Squares of two classes on background; workers see them shifted, and take one class for the other.
    static func simulation(shifts: [Int], mixUps: [Double], seed: UInt64) throws -> (answers: MaskAnswers, truths: [[UInt8]]) {
        var random = SeededGenerator(seed: seed)
        var answers = MaskAnswers(classCount: 3)
        var truths: [[UInt8]] = []
        for object in 0..<20 {
            let squares = [(4, 4, UInt8(1)), (18, 16, UInt8(2))]
            truths.append(paint(squares))
            for worker in shifts.indices {
                let seen = squares.map { square in
                    let off = Int.random(in: -shifts[worker]...shifts[worker], using: &random)
                    let isMixedUp = Double.random(in: 0..<1, using: &random) < mixUps[worker]
                    return (square.0 + off, square.1 + off, isMixedUp ? 3 - square.2 : square.2)
                }
                let map = try LabelMap(width: side, height: side, labels: paint(seen))
                try answers.append(object: object, worker: worker, mask: RunLengths(map))
            }
        }
        return (answers, truths)
    }

    static func paint(_ squares: [(Int, Int, UInt8)]) -> [UInt8] {
        var labels = [UInt8](repeating: 0, count: side * side)
        for square in squares {
            for row in square.1..<square.1 + 10 { for column in square.0..<square.0 + 10 { labels[row * side + column] = square.2 } }
        }
        return labels
    }

    static func wrongPixels(_ labels: [[UInt8]], _ truths: [[UInt8]]) -> Int {
        zip(labels, truths).reduce(0) { $0 + zip($1.0, $1.1).count { $0 != $1 } }
    }

    @Test("Two good workers outweigh three bad ones, where the vote of the pixels goes wrong")
    func simulated() throws {
        let data = try Self.simulation(shifts: [0, 1, 3, 3, 3], mixUps: [0, 0, 0.6, 0.6, 0.6], seed: 5)
        let consolidation = MaskConsolidation(data.answers)
        let masks = try data.truths.indices.map { try #require(try consolidation.mask(of: $0)).map.labels }
        let votes = data.truths.indices.map { object in
            let maps = data.answers.answers[object].map(\.mask.labels)
            return (0..<Self.side * Self.side).map { pixel -> UInt8 in
                let counts = (0..<3).map { label in maps.count { Int($0[pixel]) == label } }
                return UInt8(counts.firstIndex(of: counts.max() ?? 0) ?? 0)
            }
        }
        #expect(Self.wrongPixels(masks, data.truths) * 2 < Self.wrongPixels(votes, data.truths))
        #expect(consolidation.workerAccuracies[0] > consolidation.workerAccuracies[3])
    }

    @Test("Where all agree the pixel is what they say, and one worker's mask is kept")
    func agreement() throws {
        var answers = MaskAnswers(classCount: 2)
        let map = try LabelMap(width: 3, height: 2, labels: [0, 1, 0, 1, 0, 1])
        try answers.append(object: 0, worker: 0, mask: RunLengths(map))
        for worker in 0..<3 { try answers.append(object: 1, worker: worker, mask: RunLengths(map)) }
        let consolidation = MaskConsolidation(answers)
        #expect(try consolidation.mask(of: 0)?.map == map)
        #expect(try consolidation.mask(of: 1)?.map == map)
        #expect(try consolidation.mask(of: 2) == nil)
    }

    @Test("A mask of another size or with an unknown class is refused")
    func refusals() throws {
        var answers = MaskAnswers(classCount: 2)
        try answers.append(object: 0, worker: 0, mask: RunLengths(LabelMap(width: 2, height: 1, labels: [0, 1])))
        #expect(throws: MaskAnswerError.self) {
            try answers.append(object: 0, worker: 1, mask: RunLengths(LabelMap(width: 1, height: 2, labels: [0, 1])))
        }
        #expect(throws: MaskAnswerError.self) {
            try answers.append(object: 1, worker: 1, mask: RunLengths(LabelMap(width: 1, height: 2, labels: [0, 2])))
        }
    }

    @Test("Patterns say of every pixel what each worker said of it")
    func patterns() throws {
        var random = SeededGenerator(seed: 9)
        let maps = try (0..<4).map { _ in
            try LabelMap(width: 7, height: 5, labels: (0..<35).map { _ in UInt8.random(in: 0..<3, using: &random) })
        }
        let patterns = AnswerPatterns(maps.enumerated().map { (Int32($0.offset), RunLengths($0.element)) })
        let byPixel = patterns.runs.flatMap { repeatElement(Int($0.pattern), count: Int($0.count)) }
        #expect(byPixel.count == 35 && patterns.pixelCounts.reduce(0, +) == 35)
        for (pixel, pattern) in byPixel.enumerated() { #expect(Array(patterns.answers(of: pattern)) == maps.map { $0.labels[pixel] }) }
    }
}
