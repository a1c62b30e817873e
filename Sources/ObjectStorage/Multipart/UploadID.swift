package import LabelingDomain

/// An open upload: where its object will lie, and its id.
package struct UploadID: Sendable, Hashable {
    package let location: S3URI
    package let id: String

    package init(location: S3URI, id: String) {
        self.location = location
        self.id = id
    }
}
