import Manifests

/// A confidence between 0 and 1 as records spell it: two to four decimals, `0.00` or `0.8137` (05/CONF-1).
struct ConfidenceScore: Sendable, Hashable {
    private let tenThousandths: Int

    /// `value` cut to 0…1 and rounded; a label of one single worker has `.unknown` instead (05/CONF-2).
    init(_ value: Double) {
        tenThousandths = value.isFinite ? Int((min(max(value, 0), 1) * 10_000).rounded()) : 0
    }

    static let unknown = ConfidenceScore(0)

    var json: JSONValue {
        let digits = String(tenThousandths % 10_000)
        var decimals = String(repeating: "0", count: 4 - digits.count) + digits
        while decimals.count > 2, decimals.last == "0" { decimals.removeLast() }
        return .number(spelling: "\(tenThousandths / 10_000).\(decimals)")
    }
}
