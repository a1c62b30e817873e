/// A page of a bucket's keys.
package struct ObjectListing: Sendable, Hashable {
    /// In the order of their UTF-8 bytes. Attributes and parts are not filled in.
    package var objects: [ObjectInfo]
    package var commonPrefixes: [String]
    /// Where the next page starts (`ListRequest.startAfter`); nil when this is the last one.
    package var next: String?

    package init(objects: [ObjectInfo] = [], commonPrefixes: [String] = [], next: String? = nil) {
        self.objects = objects
        self.commonPrefixes = commonPrefixes
        self.next = next
    }
}
