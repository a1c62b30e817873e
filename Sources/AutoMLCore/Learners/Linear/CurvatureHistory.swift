import COpenBLAS

/// The last steps of a minimization and how the gradient changed along them: an approximate inverse Hessian.
struct CurvatureHistory {
    private let limit: Int
    private var steps: [[Float]] = []
    private var changes: [[Float]] = []

    init(limit: Int) {
        self.limit = limit
    }

    mutating func clear() {
        steps.removeAll()
        changes.removeAll()
    }

    /// Steps along which the gradient did not grow would spoil the approximation and are left out.
    mutating func append(step: [Float], change: [Float]) {
        guard dot(step, change) > 1e-10 * dot(change, change).squareRoot() * dot(step, step).squareRoot() else { return }
        steps.append(step)
        changes.append(change)
        if steps.count > limit {
            steps.removeFirst()
            changes.removeFirst()
        }
    }

    /// The direction of descent: the two-loop recursion (Nocedal & Wright, algorithm 7.4).
    func direction(for gradient: [Float]) -> [Float] {
        let count = blasint(gradient.count)
        var direction = gradient.map { -$0 }
        guard let lastStep = steps.last, let lastChange = changes.last else { return direction }
        var factors = [Float](repeating: 0, count: steps.count)
        for index in steps.indices.reversed() {
            factors[index] = dot(steps[index], direction) / dot(steps[index], changes[index])
            cblas_saxpy(count, -factors[index], changes[index], 1, &direction, 1)
        }
        cblas_sscal(count, dot(lastStep, lastChange) / dot(lastChange, lastChange), &direction, 1)
        for index in steps.indices {
            let factor = dot(changes[index], direction) / dot(steps[index], changes[index])
            cblas_saxpy(count, factors[index] - factor, steps[index], 1, &direction, 1)
        }
        return direction
    }
}
