/// How long a sign-in to the portal lasts.
package struct SessionLimits: Sendable, Hashable {
    /// A session that is not used for so long ends.
    package var idle: Duration
    /// A session ends then, however much it is used.
    package var absolute: Duration

    package init(idle: Duration = .seconds(8 * 3_600), absolute: Duration = .seconds(24 * 3_600)) {
        self.idle = idle
        self.absolute = absolute
    }

    /// How old the stored time of the last use may be. A crash shortens idle sessions by no more.
    static let touchInterval: Duration = .seconds(300)
    /// The most sessions kept in memory; past that all are read again.
    static let maxCached = 20_000
}
