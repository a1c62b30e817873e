package import LabelingDomain
package import NIOCore

/// Objects in buckets, as S3 keeps them: the one way the server reaches the files of its users.
///
/// There are two implementations, `EmbeddedObjectStore` on local disk and `RemoteObjectStore` over any S3 endpoint. Both
/// stream: no call holds more of a body in memory than a few buffers. Every write appears whole or not at all.
package protocol ObjectStore: Sendable {
    // MARK: Buckets

    /// Creates a bucket; `bucketAlreadyOwnedByYou` or `bucketAlreadyExists` when the name is taken.
    func createBucket(_ name: String, region: String, owner: String) async throws(ObjectStoreError)

    /// Deletes an empty bucket and whatever uploads are open in it; `bucketNotEmpty` when objects are left.
    func deleteBucket(_ name: String) async throws(ObjectStoreError)

    /// The bucket of this name, or `noSuchBucket`.
    func bucket(_ name: String) async throws(ObjectStoreError) -> BucketInfo

    /// All buckets, ordered by name.
    func buckets() async throws(ObjectStoreError) -> [BucketInfo]

    /// A configuration document of the bucket in the spelling of its API (XML or JSON); nil when it is not set.
    func document(_ kind: BucketDocument, of bucket: String) async throws(ObjectStoreError) -> String?

    /// Stores a configuration document, or removes it with nil.
    func setDocument(_ kind: BucketDocument, to text: String?, of bucket: String) async throws(ObjectStoreError)

    // MARK: Objects

    /// What is known of the object without its bytes.
    func head(_ location: S3URI, condition: ReadCondition) async throws(ObjectStoreError) -> ObjectInfo

    /// Opens the object for reading. The bytes come as they are asked for, from the version that was there at the call,
    /// however often the object is overwritten meanwhile.
    func read(
        _ location: S3URI, range: ByteRange?, condition: ReadCondition
    ) async throws(ObjectStoreError) -> ObjectReading

    /// Stores `body` under the key. Nothing is visible before the whole body has arrived, agrees with `integrity` and is
    /// durable; `condition` is judged in the same instant as the object appears.
    func write<Body: AsyncSequence & Sendable>(
        _ location: S3URI, body: Body, attributes: ObjectAttributes, integrity: BodyIntegrity,
        condition: WriteCondition
    ) async throws(ObjectStoreError) -> ObjectInfo where Body.Element == ByteBuffer

    /// Copies an object, with its own attributes or with those of `request`.
    func copy(_ request: CopyRequest) async throws(ObjectStoreError) -> ObjectInfo

    /// Deletes an object. One that is not there counts as deleted, unless `condition` asks for it.
    func delete(_ location: S3URI, condition: WriteCondition) async throws(ObjectStoreError)

    /// Deletes up to `ObjectLimits.maxKeysPerDelete` objects of one bucket, all in one step where the store can.
    func delete(keys: [String], in bucket: String) async throws(ObjectStoreError)

    /// One page of the keys of a bucket in the order of their UTF-8 bytes.
    func list(_ request: ListRequest) async throws(ObjectStoreError) -> ObjectListing

    /// The tags of an object.
    func tags(of location: S3URI) async throws(ObjectStoreError) -> [ObjectTag]

    /// Replaces the tags of an object.
    func setTags(_ tags: [ObjectTag], of location: S3URI) async throws(ObjectStoreError)

    // MARK: Multipart uploads

    /// Opens an upload in parts.
    func createUpload(_ request: UploadRequest) async throws(ObjectStoreError) -> UploadID

    /// What an open upload was created with.
    func upload(_ upload: UploadID) async throws(ObjectStoreError) -> UploadInfo

    /// Stores one part, replacing an earlier one of the same number.
    func writePart<Body: AsyncSequence & Sendable>(
        _ number: Int, of upload: UploadID, body: Body, integrity: BodyIntegrity
    ) async throws(ObjectStoreError) -> PartInfo where Body.Element == ByteBuffer

    /// Stores a part that is a range of another object.
    func copyPart(
        _ number: Int, of upload: UploadID, from source: S3URI, range: ByteRange?, condition: ReadCondition
    ) async throws(ObjectStoreError) -> PartInfo

    /// Joins the parts into the object. Parts that are not named are dropped.
    func completeUpload(
        _ upload: UploadID, with completion: UploadCompletion
    ) async throws(ObjectStoreError) -> ObjectInfo

    /// Drops an upload and its parts.
    func abortUpload(_ upload: UploadID) async throws(ObjectStoreError)

    /// The parts that have arrived, by number, after part `marker`.
    func parts(of upload: UploadID, after marker: Int, limit: Int) async throws(ObjectStoreError) -> PartListing

    /// One page of the uploads that are open in a bucket, by key and then by age.
    func uploads(_ request: UploadListRequest) async throws(ObjectStoreError) -> UploadListing
}
