/// Says the same of every row: the shares of the classes, or the mean.
package struct PriorModel: FittedModel, Equatable {
    package static let kind = "prior"

    let outputs: [Float]

    package func predict(_ features: Features) -> Matrix {
        let rows = features.rowCount
        return Matrix(rows: rows, columns: outputs.count, values: (0..<rows).flatMap { _ in outputs })
    }

    package var predictionCost: Double { 1 }

    package func write(to writer: inout ByteWriter) {
        writer.write(outputs)
    }

    package init(outputs: [Float]) {
        self.outputs = outputs
    }

    package init(from reader: inout ByteReader) throws(ArtifactError) {
        outputs = try reader.readArray(of: Float.self)
    }

    /// The shares of the classes with one more row of each (Laplace), or the mean.
    package init(of target: Target) {
        switch target {
        case .classes(let indexes, let names):
            var counts = [Float](repeating: 1, count: names.count)
            for index in indexes { counts[index] += 1 }
            let total = counts.reduce(0, +)
            outputs = counts.map { $0 / total }
        case .numbers(let numbers):
            outputs = [Float(numbers.reduce(0, +) / Double(max(numbers.count, 1)))]
        }
    }
}
