/// A page of the parts of an upload.
package struct PartListing: Sendable, Hashable {
    package var upload: UploadInfo
    /// By number.
    package var parts: [PartInfo]
    /// The number behind which the next page starts; nil when this is the last one.
    package var next: Int?

    package init(upload: UploadInfo, parts: [PartInfo], next: Int?) {
        self.upload = upload
        self.parts = parts
        self.next = next
    }
}
