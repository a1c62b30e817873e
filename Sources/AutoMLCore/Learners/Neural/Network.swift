import COpenBLAS

/// A network of two hidden layers of rectified linear units.
struct Network: FittedModel, Equatable {
    static let kind = "network"

    /// The features, two hidden layers and the outputs; of two classes one output.
    let sizes: [Int]
    /// The number of classes; 1 for regression.
    let outputs: Int
    /// Of each layer the weights, a row an input, then the intercepts.
    var parameters: [Float]

    init(sizes: [Int], outputs: Int, using generator: inout SeededGenerator) {
        self.sizes = sizes
        self.outputs = outputs
        parameters = []
        for (inputs, width) in zip(sizes, sizes.dropFirst()) {
            let scale = (2 / Double(inputs)).squareRoot()
            for _ in 0..<(inputs * width) { parameters.append(Float(generator.normal() * scale)) }
            parameters.append(contentsOf: [Float](repeating: 0, count: width))
        }
    }

    /// Where a layer's weights begin.
    func offset(of layer: Int) -> Int {
        (0..<layer).reduce(0) { $0 + (sizes[$1] + 1) * sizes[$1 + 1] }
    }

    var layerCount: Int { sizes.count - 1 }

    /// The values of every layer, the features first; the last are scores.
    func activations(_ input: Matrix) -> [Matrix] {
        var activations = [input]
        for layer in 0..<layerCount {
            let (start, inputs, width) = (offset(of: layer), sizes[layer], sizes[layer + 1])
            var next = Matrix(rows: input.rows, columns: width)
            next.add(row: Array(parameters[start + inputs * width..<start + (inputs + 1) * width]))
            parameters.withUnsafeBufferPointer { parameters in
                cblas_sgemm(
                    CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(input.rows), blasint(width), blasint(inputs), 1,
                    activations[layer].values, blasint(inputs), parameters.baseAddress.map { $0 + start }, blasint(width), 1,
                    &next.values, blasint(width))
            }
            if layer + 1 < layerCount { next.rectify() }
            activations.append(next)
        }
        return activations
    }

    /// The scores of rows.
    func scores(_ input: Matrix) -> Matrix {
        activations(input).last ?? input
    }

    func predict(_ features: Features) -> Matrix {
        let scores = scores(features.table.matrix)
        return outputs == 1 ? scores : scores.probabilities()
    }

    var predictionCost: Double { 10 + 0.1 * Double(parameters.count) }

    func write(to writer: inout ByteWriter) {
        writer.write(sizes.map { Int32($0) })
        writer.write(outputs)
        writer.write(parameters)
    }

    init(from reader: inout ByteReader) throws(ArtifactError) {
        sizes = try reader.readArray(of: Int32.self).map(Int.init)
        outputs = try reader.readInt()
        parameters = try reader.readArray(of: Float.self)
        guard sizes.count > 1, sizes.allSatisfy({ $0 > 0 }), parameters.count == offset(of: layerCount) else {
            throw reader.corrupted("holds a network of the wrong size")
        }
    }
}

extension Matrix {
    fileprivate mutating func rectify() {
        values.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] = max(values[index], 0) }
        }
    }
}
