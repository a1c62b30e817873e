/// A page of open uploads.
package struct UploadListing: Sendable, Hashable {
    package var uploads: [UploadInfo]
    package var commonPrefixes: [String]
    /// Where the next page starts; nil when this is the last one.
    package var next: Marker?

    package init(uploads: [UploadInfo] = [], commonPrefixes: [String] = [], next: Marker? = nil) {
        self.uploads = uploads
        self.commonPrefixes = commonPrefixes
        self.next = next
    }

    /// A place between two uploads.
    package struct Marker: Sendable, Hashable {
        package let key: String
        /// Nil behind a common prefix.
        package let uploadID: String?

        package init(key: String, uploadID: String?) {
            self.key = key
            self.uploadID = uploadID
        }
    }
}
