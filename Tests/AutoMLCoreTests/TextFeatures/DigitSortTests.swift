import Testing

@testable import AutoMLCore

@Suite("Sorting by digits")
struct DigitSortTests {
    @Test("gives what comparing gives", arguments: [0, 1, 95, 96, 3_000])
    func sorts(count: Int) {
        var generator = SeededGenerator(seed: 7)
        var numbers = (0..<count).map { _ in UInt32(generator.index(below: 1 << 18)) }
        let expected = numbers.sorted()
        numbers.sortByDigits(bits: 18)
        #expect(numbers == expected)
    }
}
