/// What the index of the object store refuses by its own rules.
package enum ObjectIndexError: Error, Sendable, Hashable {
    case noSuchBucket
    case bucketExists(owner: String)
    case bucketNotEmpty
    case noSuchObject
    case noSuchUpload
}
