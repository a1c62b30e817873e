package import Logging
package import NIOPosix
package import Persistence

package import struct Foundation.Date

/// The object store on local disk: bytes in files of its own naming, the index in the database.
///
/// An object appears with the commit of its index row, after its bytes are on disk; a crash leaves the old object or the
/// new one, and files that nothing refers to, which the sweeper removes. Objects of up to
/// `BodySpooler.maxInlineBytes` bytes are in the row itself, so that many small writes share one fsync.
package struct EmbeddedObjectStore: ObjectStore {
    let bucketStore: BucketStore
    let index: ObjectIndexStore
    let listing: ObjectListStore
    let multipart: MultipartStore
    let uploadListing: UploadListStore
    let folder: BlobFolder
    let pins: ContentPins
    let spooler: BodySpooler
    let now: @Sendable () -> Date
    let makeID: @Sendable () -> String

    /// Removes what a crash left behind; run it beside the server.
    package let sweeper: OrphanSweeper

    /// Opens the store in `path`, which only this process may use, creating the folder when it is missing. The database
    /// has the schema of `Migration.all` already. `makeID` returns 32 random hex digits.
    package init(
        path: String, database: any Database, logger: Logger, pool: NIOThreadPool = .singleton,
        now: @escaping @Sendable () -> Date = { Date() },
        makeID: @escaping @Sendable () -> String = EmbeddedObjectStore.randomID
    ) throws(ObjectStoreError) {
        do {
            folder = try BlobFolder(path: path, pool: pool)
        } catch {
            throw .storage(error.description)
        }
        bucketStore = BucketStore(database)
        index = ObjectIndexStore(database)
        listing = ObjectListStore(database)
        multipart = MultipartStore(database)
        uploadListing = UploadListStore(database)
        pins = ContentPins(folder)
        let inFlight = InFlightBlobs(folder)
        spooler = BodySpooler(folder: folder, inFlight: inFlight, makeID: makeID)
        sweeper = OrphanSweeper(
            folder: folder, blobs: BlobStore(database), inFlight: inFlight, pins: pins, logger: logger)
        self.now = now
        self.makeID = makeID
    }

    /// 32 random hex digits.
    package static func randomID() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }.hexadecimal
    }

    /// Runs work on the index and turns its failures into this module's.
    func indexed<Value: Sendable>(
        bucket: String, key: String = "", upload: String = "", _ work: () async throws -> Value
    ) async throws(ObjectStoreError) -> Value {
        do {
            return try await work()
        } catch let error as ObjectStoreError {
            throw error
        } catch let error as ObjectIndexError {
            switch error {
            case .noSuchBucket: throw .noSuchBucket(bucket)
            case .bucketExists: throw .bucketAlreadyExists(bucket)
            case .bucketNotEmpty: throw .bucketNotEmpty(bucket)
            case .noSuchObject: throw .noSuchKey(bucket: bucket, key: key)
            case .noSuchUpload: throw .noSuchUpload(upload)
            }
        } catch {
            throw .storage(String(describing: error))
        }
    }

    /// Throws `noSuchBucket` unless the bucket is there.
    func requireBucket(_ name: String) async throws(ObjectStoreError) {
        _ = try await bucket(name)
    }

    /// Deletes the files of versions that the index let go.
    func discard(_ released: [ReleasedContent]) {
        for content in released { pins.discard(content.version, blobs: content.blobs) }
    }
}
