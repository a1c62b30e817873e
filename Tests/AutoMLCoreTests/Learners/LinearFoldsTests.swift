import Testing

@testable import AutoMLCore

@Suite("Linear models of several folds")
struct LinearFoldsTests {
    @Test("say together what each says by itself", arguments: [1, 2, 3])
    func agree(outputs: Int) {
        var generator = SeededGenerator(seed: UInt64(outputs))
        let width = outputs == 2 ? 1 : outputs
        let models = (0..<3).map { _ in
            LinearModel(
                weights: Matrix(rows: 50, columns: width, values: (0..<50 * width).map { _ in Float(generator.normal()) }),
                intercepts: (0..<width).map { _ in Float(generator.normal()) }, outputs: outputs)
        }
        var rows = SparseMatrix(columns: 50)
        for _ in 0..<21 {
            let columns = Set((0..<generator.index(below: 9)).map { _ in UInt32(generator.index(below: 50)) }).sorted()
            rows.append(columns.map { ($0, Float(generator.normal())) })
        }
        let together = LinearModel.predict(models, rows)
        for (model, predicted) in zip(models, together) {
            let alone = model.predict(.sparse(rows))
            #expect(predicted.rows == 21 && predicted.columns == alone.columns)
            #expect(zip(predicted.values, alone.values).allSatisfy { abs($0 - $1) < 1e-5 })
        }
    }
}
