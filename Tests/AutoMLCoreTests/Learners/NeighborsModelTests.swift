import Testing

@testable import AutoMLCore

@Suite("Nearest neighbours")
struct NeighborsModelTests {
    private let line = NeighborsModel(
        rows: Matrix(rows: 6, columns: 1, values: [0, 1, 2, 10, 11, 12]), values: [0, 0, 0, 1, 1, 1], prior: [0.5, 0.5], neighbors: 3)

    private func features(_ values: [Float]) -> Features {
        .dense(FeatureTable(matrix: Matrix(rows: values.count, columns: 1, values: values)))
    }

    @Test("A row is of the class of its neighbours, and the less surely the further away they are")
    func classes() {
        let predicted = line.predict(features([1, 11, 5]))
        #expect(predicted[0, 0] > 0.7 && predicted[1, 1] > 0.7)
        #expect(predicted[2, 0] > 0.5 && predicted[2, 0] < predicted[0, 0])
        #expect((0..<3).allSatisfy { abs(predicted[$0, 0] + predicted[$0, 1] - 1) < 1e-6 })
    }

    @Test("Numbers are the mean of near ones")
    func numbers() {
        let model = NeighborsModel(
            rows: Matrix(rows: 3, columns: 1, values: [0, 1, 50]), values: [4, 4, 100], prior: [4], neighbors: 2)
        #expect(abs(model.predict(features([0.5]))[0, 0] - 4) < 1e-5)
    }

    @Test("Fewer rows than neighbours, and rows that are all the same, do no harm")
    func few() {
        let model = NeighborsModel(
            rows: Matrix(rows: 2, columns: 1, values: [3, 3]), values: [1, 0], prior: [0.5, 0.5], neighbors: 10)
        let predicted = model.predict(features([3, 7]))
        #expect(predicted.values.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 1 })
    }

    @Test("What is stored is what is read, and what was changed is refused")
    func storing() throws {
        var writer = ByteWriter()
        line.write(to: &writer)
        var reader = ByteReader(writer.bytes, name: "test")
        #expect(try NeighborsModel(from: &reader) == line)
        var wrong = ByteWriter()
        NeighborsModel(rows: line.rows, values: [0, 0, 0, 1, 1, 7], prior: [0.5, 0.5], neighbors: 3).write(to: &wrong)
        var second = ByteReader(wrong.bytes, name: "test")
        #expect(throws: ArtifactError.self) { try NeighborsModel(from: &second) }
    }
}
