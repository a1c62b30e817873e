/// How templates are compiled and rendered.
package struct LiquidOptions: Sendable {
    /// Whether every output is HTML-escaped unless it is marked as markup, and arrays and objects come out as JSON
    /// (03/LIQ-7..11, 07/CE-general-37).
    package var isGroundTruth: Bool
    /// Whether the filters `to_json`, `skip_autoescape` and `grant_read_access` exist (03/LIQ-3).
    package var hasGroundTruthFilters: Bool
    package var limits: LiquidLimits
    /// The source of the partial that `include` and `render` name; nil when there is none.
    package var partial: @Sendable (String) -> String?
    /// Turns an object's URI into a URL that a worker's browser may read (03/LIQ-13).
    package var grantReadAccess: @Sendable (String) -> String
    /// The current time in seconds since 1970, for `'now' | date`.
    package var now: @Sendable () -> Double

    /// - Parameter hasGroundTruthFilters: as `isGroundTruth` when nil.
    package init(
        isGroundTruth: Bool = false, hasGroundTruthFilters: Bool? = nil, limits: LiquidLimits = LiquidLimits(),
        partial: @escaping @Sendable (String) -> String? = { _ in nil },
        grantReadAccess: @escaping @Sendable (String) -> String = { $0 },
        now: @escaping @Sendable () -> Double = { 0 }
    ) {
        self.isGroundTruth = isGroundTruth
        self.hasGroundTruthFilters = hasGroundTruthFilters ?? isGroundTruth
        self.limits = limits
        self.partial = partial
        self.grantReadAccess = grantReadAccess
        self.now = now
    }
}
