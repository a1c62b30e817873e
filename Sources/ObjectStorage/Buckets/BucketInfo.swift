package import struct Foundation.Date

/// A bucket as its owner sees it.
package struct BucketInfo: Sendable, Hashable {
    package let name: String
    package let region: String
    /// The account that owns it; empty when a remote store does not say.
    package let owner: String
    package let createdAt: Date

    package init(name: String, region: String, owner: String, createdAt: Date) {
        self.name = name
        self.region = region
        self.owner = owner
        self.createdAt = createdAt
    }
}
