/// How much a code package may hold, as AWS limits it.
package struct ZipLimits: Sendable, Hashable {
    /// Bytes of the package itself.
    package var maxPackageBytes = 52_428_800
    /// Bytes of all files together, unpacked.
    package var maxUnpackedBytes = 262_144_000
    package var maxEntries = 20_000
    /// Bytes of a file's path.
    package var maxPathBytes = 1_024

    package init() {}
}
