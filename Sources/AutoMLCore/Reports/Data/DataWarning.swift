/// Something about data that may hurt the model, and what to do about it (09/AML-122).
package struct DataWarning: Sendable, Equatable, Codable {
    package enum Severity: String, Sendable, Codable {
        case high, low
    }

    /// A column that predicts the target better than this by itself most likely holds it in another form.
    package static let leakingPower = 0.99
    /// Columns that correlate more closely hold nearly the same.
    package static let closeCorrelation = 0.98

    package let severity: Severity
    package let finding: String
    package let advice: String

    package init(_ severity: Severity, _ finding: String, advice: String) {
        (self.severity, self.finding, self.advice) = (severity, finding, advice)
    }
}
