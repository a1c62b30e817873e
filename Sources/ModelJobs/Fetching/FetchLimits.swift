/// How much data a job may bring to this machine.
package struct FetchLimits: Sendable, Hashable {
    /// Bytes of all channels together (09/AML-165).
    package var maxBytes: Int64 = 100 << 30
    /// Files of one channel.
    package var maxFiles = 1_000_000
    /// Bytes of a manifest that is a JSON array, and of one line of an augmented manifest.
    package var maxManifestBytes = 64 << 20
    /// Files fetched at the same time: small pictures wait for their answers, not for bandwidth.
    package var concurrentFiles = 16

    package init() {}
}
