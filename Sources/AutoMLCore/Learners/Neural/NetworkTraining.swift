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
            for row in 0..<errors.rows {
                for column in 0..<width { gradient[start + inputs * width + column] += errors[row, column] }
            }
            guard layer > 0 else { break }
            let weights = Matrix(rows: inputs, columns: width, values: Array(network.parameters[start..<start + inputs * width]))
            errors = errors.multiplied(byTransposed: weights)
            for index in errors.values.indices where activations[layer].values[index] <= 0 { errors.values[index] = 0 }
        }
        return gradient
    }

    private func noisy(_ batch: Matrix) -> Matrix {
        guard settings.noise > 0 else { return batch }
        var batch = batch
        for index in batch.values.indices { batch.values[index] += Float(generator.normal() * settings.noise) }
        return batch
    }

    private func update(_ gradient: [Float]) {
        step += 1
        let rate = Float(settings.rate) * min(1, step / Self.warmUpSteps)
        let decay = 1 - rate * Float(settings.decay)
        let meanCorrection = 1 / (1 - pow(Self.momentum, step))
        let scaleCorrection = 1 / (1 - pow(Self.scaleMomentum, step))
        let averageMomentum = min(Self.averageMomentum, step / (step + 10))
        for index in gradient.indices {
            mean[index] += (1 - Self.momentum) * (gradient[index] - mean[index])
            scale[index] += (1 - Self.scaleMomentum) * (gradient[index] * gradient[index] - scale[index])
            let change = rate * mean[index] * meanCorrection / ((scale[index] * scaleCorrection).squareRoot() + 1e-8)
            network.parameters[index] = network.parameters[index] * decay - change
            average[index] += (1 - averageMomentum) * (network.parameters[index] - average[index])
        }
    }
}
