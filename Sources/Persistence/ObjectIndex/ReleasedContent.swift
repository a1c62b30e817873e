/// The bytes of a version that was replaced or removed: files to delete once nobody reads them.
package struct ReleasedContent: Sendable, Hashable {
    package let version: String
    package let blobs: [String]

    package init(version: String, blobs: [String]) {
        self.version = version
        self.blobs = blobs
    }

    static let nothing = ReleasedContent(version: "", blobs: [])
}
