/// The configuration documents that a bucket can carry; the raw value is the sub-resource of the URL.
package enum BucketDocument: String, Sendable, Hashable, CaseIterable {
    case cors
    case tagging
}
