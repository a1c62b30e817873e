import Foundation

/// Where numbers lie along an axis, and which of them are written there.
struct AxisScale {
    let range: ClosedRange<Double>
    let ticks: [Double]
    private let start: Double
    private let end: Double

    /// - Parameters:
    ///   - values: what has to fit on the axis.
    ///   - start: where the least number lies, `end` where the greatest lies.
    init(_ values: [Double], start: Double, end: Double, tickCount: Int = 5) {
        let finite = values.filter(\.isFinite)
        let (least, most) = (finite.min() ?? 0, finite.max() ?? 1)
        let spread = most > least ? most - least : max(most.magnitude, 1)
        let step = Self.step(spread / Double(tickCount))
        let first = (least / step).rounded(.down) * step
        let last = max((most / step).rounded(.up) * step, first + step)
        range = first...last
        ticks = (0...Int(((last - first) / step).rounded())).map { first + Double($0) * step }
        (self.start, self.end) = (start, end)
    }

    subscript(value: Double) -> Double {
        start + (value - range.lowerBound) / (range.upperBound - range.lowerBound) * (end - start)
    }

    /// A tick as it is written: no more decimals than the steps have.
    func label(_ tick: Double) -> String {
        let step = ticks.count > 1 ? ticks[1] - ticks[0] : 1
        if tick.magnitude >= 1e6 || step < 1e-4 { return String(format: "%.3g", tick) }
        let decimals = (0...4).first { (step * pow(10, Double($0))).distanceToWhole < 1e-6 } ?? 4
        return String(format: "%.\(decimals)f", tick.magnitude < step / 2 ? 0 : tick)
    }

    /// The next larger of 1, 2, 2.5 and 5 times a power of ten.
    private static func step(_ rough: Double) -> Double {
        let power = pow(10, log10(rough).rounded(.down))
        return power * ([1, 2, 2.5, 5].first { $0 * power >= rough * 0.999 } ?? 10)
    }
}

extension Double {
    fileprivate var distanceToWhole: Double { (self - rounded()).magnitude }
}
