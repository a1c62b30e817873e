import Testing

@testable import ObjectStorage

@Suite struct ByteRangeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let range: ByteRange
        let size: Int64
        let positions: Range<Int64>?
        var testDescription: String { "\(range.header) of \(size)" }
    }

    static let cases = [
        Case(range: .closed(0, 0), size: 10, positions: 0..<1),
        Case(range: .closed(2, 5), size: 10, positions: 2..<6),
        Case(range: .closed(2, 500), size: 10, positions: 2..<10),
        Case(range: .closed(5, 2), size: 10, positions: nil),
        Case(range: .closed(10, 12), size: 10, positions: nil),
        Case(range: .closed(0, .max), size: 10, positions: 0..<10),
        Case(range: .from(0), size: 10, positions: 0..<10),
        Case(range: .from(9), size: 10, positions: 9..<10),
        Case(range: .from(10), size: 10, positions: nil),
        Case(range: .from(0), size: 0, positions: nil),
        Case(range: .suffix(3), size: 10, positions: 7..<10),
        Case(range: .suffix(30), size: 10, positions: 0..<10),
        Case(range: .suffix(0), size: 10, positions: nil),
        Case(range: .suffix(1), size: 0, positions: nil),
    ]

    @Test("a range is cut to the object, and refused when nothing is left", arguments: cases)
    func resolve(_ test: Case) {
        let positions = try? test.range.resolve(size: test.size)
        #expect(positions == test.positions)
    }
}
