import RealModule

/// The derivative of the logarithm of the gamma function, for arguments above zero.
enum Digamma {
    static func of(_ argument: Double) -> Double {
        let (rational, shifted) = parts(argument)
        return rational + Double.log(shifted)
    }

    /// `of(more) - of(less)`, for the price of one logarithm.
    static func difference(_ more: Double, _ less: Double) -> Double {
        let (moreRational, moreShifted) = parts(more)
        let (lessRational, lessShifted) = parts(less)
        return moreRational - lessRational + Double.log(moreShifted / lessShifted)
    }

    /// Recurrence to 6 or more, then the asymptotic series (Abramowitz and Stegun, 6.3.5 and 6.3.18), about ten digits;
    /// without the series' logarithm, which is that of `shifted`.
    private static func parts(_ argument: Double) -> (rational: Double, shifted: Double) {
        var rational = 0.0
        var x = argument
        if x < 6 {
            // The sum of 1 / (x + i) for i in 0..<6, two at a time.
            let outer = x * (x + 5)
            rational = -(2 * x + 5) * (1 / outer + 1 / (outer + 4) + 1 / (outer + 6))
            x += 6
        }
        let reciprocal = 1 / x
        let inverse = reciprocal * reciprocal
        let series = inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252 - inverse / 240)))
        return (rational - 0.5 * reciprocal - series, x)
    }
}
