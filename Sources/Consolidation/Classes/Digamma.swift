import RealModule

/// The derivative of the logarithm of the gamma function, for arguments above zero.
enum Digamma {
    /// Recurrence up to 6, then the asymptotic series (Abramowitz and Stegun, 6.3.5 and 6.3.18); about ten digits.
    static func of(_ argument: Double) -> Double {
        var x = argument
        var result = 0.0
        while x < 6 {
            result -= 1 / x
            x += 1
        }
        let inverse = 1 / (x * x)
        let series = inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252 - inverse / 240)))
        return result + Double.log(x) - 0.5 / x - series
    }
}
