import Foundation
import Testing

@testable import AutoMLCore

@Suite("Tables as learners see them")
struct TabularFeaturizerTests {
    private let table = Table(columns: [
        Column(name: "number", kind: .numeric, values: .numbers([1, 2, .nan, 3])),
        Column(name: "constant", kind: .numeric, values: .numbers([7, 7, 7, 7])),
        Column(name: "colour", kind: .categorical, values: .strings(["red", "blue", "red", nil])),
    ])

    @Test("keep missing values and codes of categories for trees, and leave out constants")
    func trees() throws {
        let features = try TabularFeaturizer(learningFrom: table).features(of: table, view: .trees).table
        #expect(features.levels[0] == 0 && features.levels[1] > 0)
        #expect(features.matrix.columns == 2)
        #expect(features.matrix[0, 0] == 1 && features.matrix[2, 0].isNaN)
        #expect(features.matrix[0, 1] == features.matrix[2, 1] && features.matrix[0, 1] != features.matrix[1, 1])
        #expect(features.matrix[3, 1].isNaN)
    }

    @Test("are on one scale with flags for what is missing, for linear models")
    func dense() throws {
        let matrix = try TabularFeaturizer(learningFrom: table).features(of: table, view: .dense).table.matrix
        #expect(matrix.values.allSatisfy { $0.isFinite })
        #expect(matrix[2, 1] == 1 && matrix[0, 1] == 0)
        #expect(abs(matrix[0, 0] + matrix[3, 0]) < 1e-6)
    }

    @Test("hold the parts of a date")
    func dates() {
        // 2024-02-29T13:30Z, a Thursday.
        let seconds = 1_709_213_400.0
        #expect(DatePart.year.value(seconds) == 2024)
        #expect(DatePart.month.value(seconds) == 2)
        #expect(DatePart.dayOfMonth.value(seconds) == 29)
        #expect(DatePart.dayOfWeek.value(seconds) == 4)
        #expect(DatePart.hour.value(seconds) == 13)
        #expect(DatePart.year.value(-1) == 1969)
    }

    @Test("place heavy-tailed numbers by rank")
    func ranks() throws {
        let values = (0..<200).map { exp(Double($0) / 10) }
        let encoder = try #require(NumberEncoder(values))
        #expect(encoder.knots != nil)
        let places = values.map(encoder.denseValue)
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(abs(places[0] + places[199]) < 0.3 && places[199] < 4)
    }
}
