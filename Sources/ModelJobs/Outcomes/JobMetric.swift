/// A value that a program has measured.
package struct JobMetric: Sendable, Hashable, Codable {
    package let name: String
    package let value: Double
    /// Microseconds since 1970.
    package let measuredAt: Int64

    package init(name: String, value: Double, measuredAt: Int64) {
        self.name = name
        self.value = value
        self.measuredAt = measuredAt
    }
}
