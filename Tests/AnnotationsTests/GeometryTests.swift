import Testing

@testable import Annotations

@Suite("Boxes, spans and masks as values")
struct GeometryTests {
    /// The pixels of a 10 by 10 image that a box with whole edges covers.
    static func pixels(_ box: Box) -> Set<Int> {
        var pixels: Set<Int> = []
        for row in Int(box.top)..<Int(box.bottom) {
            for column in Int(box.left)..<Int(box.right) { pixels.insert(row * 10 + column) }
        }
        return pixels
    }

    static let pairs: [[Box]] = [
        [Box(left: 0, top: 0, width: 4, height: 4), Box(left: 2, top: 1, width: 5, height: 6)],
        [Box(left: 0, top: 0, width: 3, height: 3), Box(left: 3, top: 0, width: 2, height: 2)],
        [Box(left: 1, top: 1, width: 6, height: 6), Box(left: 2, top: 2, width: 2, height: 3)],
    ]

    @Test("IoU is the same as counting pixels, 05/CON-5", arguments: pairs)
    func boxesAgainstPixels(pair: [Box]) {
        let first = Self.pixels(pair[0])
        let second = Self.pixels(pair[1])
        let expected = Double(first.intersection(second).count) / Double(first.union(second).count)
        #expect(pair[0].intersectionOverUnion(with: pair[1]) == expected)
        #expect(pair[1].intersectionOverUnion(with: pair[0]) == expected)
    }

    @Test("A box from edges in any order is the same box; sizes are never below zero")
    func edges() {
        let box = Box(left: 1, top: 2, width: 3, height: 4)
        #expect(Box(edges: box.edges) == box && Box(edges: SIMD4(4, 6, 1, 2)) == box)
        #expect(Box(left: 0, top: 0, width: -1, height: 2).area == 0)
    }

    @Test("The Jaccard index of spans counts characters; an empty span cannot be made, 05/NER-3")
    func spans() throws {
        let one = try #require(Span(start: 2, end: 6, classIndex: 0))
        let other = try #require(Span(start: 4, end: 10, classIndex: 1))
        #expect(one.overlap(with: other) == 2 && one.jaccard(with: other) == 0.25)
        #expect(Span(start: 3, end: 3, classIndex: 0) == nil && Span(start: -1, end: 3, classIndex: 0) == nil)
    }

    @Test("Run lengths keep every pixel, and neighbouring runs differ")
    func runLengths() throws {
        for seed in 0..<50 {
            let labels = (0..<24).map { pixel -> UInt8 in
                let mixed = (pixel * pixel + seed * 7) / (seed % 5 + 3)
                return UInt8(mixed % 3)
            }
            let map = try LabelMap(width: 6, height: 4, labels: labels)
            let runs = RunLengths(map)
            #expect(try runs.labelMap() == map)
            #expect(zip(runs.runs, runs.runs.dropFirst()).allSatisfy { $0.label != $1.label })
        }
    }

    @Test("A mask has one label for each pixel, and not too many")
    func maskSizes() {
        #expect(throws: LabelMapError.wrongPixelCount(expected: 4, found: 3)) { try LabelMap(width: 2, height: 2, labels: [0, 1, 2]) }
        #expect(throws: LabelMapError.badSize(width: 0, height: 2)) { try LabelMap(width: 0, height: 2, labels: []) }
        #expect(throws: LabelMapError.badSize(width: 100_000, height: 100_000)) {
            try LabelMap(width: 100_000, height: 100_000, labels: [])
        }
    }
}
