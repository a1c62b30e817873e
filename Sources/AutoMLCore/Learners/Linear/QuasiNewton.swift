import COpenBLAS

/// Minimizes a smooth function by limited-memory BFGS (Liu & Nocedal 1989) with backtracking.
struct QuasiNewton {
    private static let memory = 10
    private static let sufficientDecrease = 1e-4
    private static let mostHalvings = 25

    /// How many steps at most.
    var steps: Int
    /// Stops when a step lowers the value by less than this share of it.
    var tolerance: Double

    /// - Parameters:
    ///   - start: where to start.
    ///   - evaluate: the value at a point; fills in the gradient.
    /// - Returns: the best point reached when the steps or the deadline ended.
    func minimize(
        from start: [Float], deadline: Deadline, _ evaluate: (_ point: [Float], _ gradient: inout [Float]) -> Double
    ) -> [Float] {
        var point = start
        var gradient = [Float](repeating: 0, count: point.count)
        var value = evaluate(point, &gradient)
        var history = CurvatureHistory(limit: Self.memory)
        for step in 0..<steps where value.isFinite {
            guard !deadline.isOver else { break }
            var direction = history.direction(for: gradient)
            var slope = Double(dot(direction, gradient))
            if slope >= 0 {
                history.clear()
                direction = gradient.map { -$0 }
                slope = Double(dot(direction, gradient))
            }
            let first = step == 0 ? min(1, 1 / Double(max(dot(gradient, gradient).squareRoot(), .leastNormalMagnitude))) : 1
            guard
                let next = search(
                    from: point, direction, value: value, slope: slope, step: first, gradient: gradient, evaluate)
            else { break }
            history.append(step: difference(next.point, point), change: difference(next.gradient, gradient))
            let gain = value - next.value
            (point, gradient, value) = (next.point, next.gradient, next.value)
            if gain <= tolerance * max(abs(value), 1e-8) { break }
        }
        return point
    }

    private func search(
        from point: [Float], _ direction: [Float], value: Double, slope: Double, step first: Double, gradient: [Float],
        _ evaluate: ([Float], inout [Float]) -> Double
    ) -> (point: [Float], gradient: [Float], value: Double)? {
        var step = first
        var nextGradient = gradient
        for _ in 0..<Self.mostHalvings {
            var next = point
            cblas_saxpy(blasint(point.count), Float(step), direction, 1, &next, 1)
            let nextValue = evaluate(next, &nextGradient)
            if nextValue.isFinite, nextValue <= value + Self.sufficientDecrease * step * slope {
                return (next, nextGradient, nextValue)
            }
            step /= 2
        }
        return nil
    }
}

func dot(_ first: [Float], _ second: [Float]) -> Float {
    cblas_sdot(blasint(first.count), first, 1, second, 1)
}

private func difference(_ first: [Float], _ second: [Float]) -> [Float] {
    var result = first
    cblas_saxpy(blasint(first.count), -1, second, 1, &result, 1)
    return result
}
