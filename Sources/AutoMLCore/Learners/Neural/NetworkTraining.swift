import Foundation

/// A network of one fold while it learns, by Adam with decoupled weight decay (Loshchilov & Hutter 2019). What predicts is the
/// moving average of its parameters.
final class NetworkTraining {
    private static let momentum: Float = 0.9
    private static let scaleMomentum: Float = 0.99
    private static let averageMomentum: Float = 0.98
    private static let batchRows = 128
    private static let warmUpSteps: Float = 20

    private let features: Matrix
    private let target: Target
    private let settings: NetworkSettings
    private var network: Network
    private var average: [Float]
    private var mean: [Float]
    private var scale: [Float]
    private var step: Float = 0
    private var generator: SeededGenerator
    /// The averaged network after each epoch.
    private(set) var snapshots: [Network] = []

    init(features: Matrix, target: Target, settings: NetworkSettings, seed: UInt64) {
        self.features = features
        self.target = target
        self.settings = settings
        generator = SeededGenerator(seed: seed)
        let outputs = target.outputCount
        network = Network(
            sizes: [features.columns, settings.width, settings.width / 2, outputs == 2 ? 1 : outputs], outputs: outputs,
            using: &generator)
        average = network.parameters
        mean = [Float](repeating: 0, count: average.count)
        scale = mean
    }

    /// Looks at every row once. A deadline ends it early.
    func runEpoch(deadline: Deadline) {
        let order = Array(0..<features.rows).shuffled(using: &generator)
        for start in stride(from: 0, to: order.count, by: Self.batchRows) where snapshots.isEmpty || !deadline.isOver {
            update(gradient(rows: Array(order[start..<min(start + Self.batchRows, order.count)])))
        }
        var snapshot = network
        snapshot.parameters = average
        snapshots.append(snapshot)
    }

    private func gradient(rows: [Int]) -> [Float] {
        let activations = network.activations(noisy(features.selecting(rows: rows)))
        var errors = activations[network.layerCount]
        _ = target.selecting(rows: rows).replaceByErrors(&errors)
        var gradient = [Float](repeating: 0, count: network.parameters.count)
        for layer in (0..<network.layerCount).reversed() {
            let (start, inputs, width) = (network.offset(of: layer), network.sizes[layer], network.sizes[layer + 1])
            let slopes = activations[layer].transposedMultiplied(by: errors)
            gradient.replaceSubrange(start..<start + inputs * width, with: slopes.values)
            errors.addColumnSums(to: &gradient, from: start + inputs * width)
            guard layer > 0 else { break }
            let weights = Matrix(rows: inputs, columns: width, values: Array(network.parameters[start..<start + inputs * width]))
            errors = errors.multiplied(byTransposed: weights)
            errors.clear(where: activations[layer])
        }
        return gradient
    }

    /// With noise of the deviation that the settings ask for: uniform, which costs less than normal noise and serves as well.
    private func noisy(_ batch: Matrix) -> Matrix {
        guard settings.noise > 0 else { return batch }
        var batch = batch
        let width = Float(settings.noise * 12.0.squareRoot())
        batch.values.withUnsafeMutableBufferPointer { values in
            var bits = generator.next() | 1
            for index in values.indices {
                // Marsaglia's xorshift (2003).
                bits ^= bits << 13
                bits ^= bits >> 7
                bits ^= bits << 17
                values[index] += (Float(bits >> 40) * 0x1p-24 - 0.5) * width
            }
        }
        return batch
    }

    private func update(_ gradient: [Float]) {
        step += 1
        let rate = Float(settings.rate) * min(1, step / Self.warmUpSteps)
        let decay = 1 - rate * Float(settings.decay)
        let meanCorrection = rate / (1 - pow(Self.momentum, step))
        let scaleCorrection = 1 / (1 - pow(Self.scaleMomentum, step))
        let averageMomentum = min(Self.averageMomentum, step / (step + 10))
        mean.withUnsafeMutableBufferPointer { mean in
            scale.withUnsafeMutableBufferPointer { scale in
                average.withUnsafeMutableBufferPointer { average in
                    network.parameters.withUnsafeMutableBufferPointer { parameters in
                        for index in gradient.indices {
                            let slope = gradient[index]
                            mean[index] += (1 - Self.momentum) * (slope - mean[index])
                            scale[index] += (1 - Self.scaleMomentum) * (slope * slope - scale[index])
                            let change = mean[index] * meanCorrection / ((scale[index] * scaleCorrection).squareRoot() + 1e-8)
                            parameters[index] = parameters[index] * decay - change
                            average[index] += (1 - averageMomentum) * (parameters[index] - average[index])
                        }
                    }
                }
            }
        }
    }
}

extension Matrix {
    /// Adds the sum of each column to a number of `sums`, from the position `start` on.
    func addColumnSums(to sums: inout [Float], from start: Int) {
        values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                for row in 0..<rows {
                    for column in 0..<columns { sums[start + column] += values[row * columns + column] }
                }
            }
        }
    }

    /// Sets to 0 what is not positive in `activations`: the derivative of rectified units.
    fileprivate mutating func clear(where activations: Matrix) {
        activations.values.withUnsafeBufferPointer { activations in
            values.withUnsafeMutableBufferPointer { values in
                for index in values.indices where activations[index] <= 0 { values[index] = 0 }
            }
        }
    }
}
