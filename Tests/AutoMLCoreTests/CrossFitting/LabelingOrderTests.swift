import Testing

@testable import AutoMLCore

@Suite("The order in which people label")
struct LabelingOrderTests {
    /// Groups of equal points on a line.
    private static func points(_ positions: [Float]) -> Matrix {
        Matrix(rows: positions.count, columns: 1, values: positions)
    }

    @Test("Each next one is the farthest from those before it")
    func farthest() {
        #expect(FarthestFirst.order(Self.points([0, 1, 10, 4]), count: 4) == [0, 2, 3, 1])
        #expect(FarthestFirst.order(Self.points([5, 5, 5]), count: 2).count == 2)
        #expect(Set(FarthestFirst.order(Self.points([5, 5, 5]), count: 9)) == [0, 1, 2])
        #expect(FarthestFirst.order(Self.points([]), count: 3) == [])
    }

    @Test("Of the least certain objects, no two that are alike come first")
    func spread() {
        // Twelve objects in four groups; the first six are the less certain ones, of three groups.
        let groups: [Float] = [0, 0, 5, 5, 9, 9, 20, 20, 20, 20, 20, 20]
        let predictions = groups.indices.map { CrossFitPrediction(label: 0, confidence: $0 < 6 ? 0.3 + Double($0) * 0.01 : 0.9) }
        let order = CrossFit(views: [Self.points(groups)])
            .labelingOrder(Array(groups.indices), predictions: predictions, count: 2)
        #expect(order == [0, 4])
        let more = CrossFit(views: [Self.points(groups)])
            .labelingOrder([1, 2, 3, 4, 5, 8], predictions: predictions, count: 2)
        #expect(more == [1, 8])
    }
}
