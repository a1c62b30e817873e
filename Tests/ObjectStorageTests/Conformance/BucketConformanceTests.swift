import Foundation
import LabelingDomain
import NIOCore
import Testing

@testable import ObjectStorage

@Suite struct BucketConformanceTests {
    @Test("a created bucket is found and listed by name, a deleted one is not", arguments: StoreUnderTest.all)
    func lifecycle(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            #expect(try await store.bucket(bucket).name == bucket)
            #expect(try await store.bucket(bucket).region == "us-east-1")
            let names = try await store.buckets().map(\.name)
            #expect(names.contains(bucket))
            #expect(names == names.sorted())
            try await store.deleteBucket(bucket)
            #expect(await failure { _ = try await store.bucket(bucket) } == "noSuchBucket")
            #expect(try await !store.buckets().map(\.name).contains(bucket))
        }
    }

    @Test("everything in a bucket that is not there answers noSuchBucket", arguments: StoreUnderTest.all)
    func missingBucket(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let missing = bucket + "-x"
            let location = S3URI(bucket: missing, key: "k")
            #expect(await failure { _ = try await store.deleteBucket(missing) } == "noSuchBucket")
            #expect(await failure { _ = try await store.read(location) } == "noSuchBucket")
            #expect(await failure { _ = try await store.put("v", "k", in: missing) } == "noSuchBucket")
            #expect(await failure { _ = try await store.put(patternedBytes(300_000), "k", in: missing) } == "noSuchBucket")
            #expect(await failure { try await store.delete(location) } == "noSuchBucket")
            #expect(await failure { try await store.delete(keys: ["k"], in: missing) } == "noSuchBucket")
            #expect(await failure { _ = try await store.list(ListRequest(bucket: missing)) } == "noSuchBucket")
            #expect(await failure { _ = try await store.createUpload(UploadRequest(location: location)) } == "noSuchBucket")
        }
    }

    @Test("a bucket with objects is not deleted", arguments: StoreUnderTest.all)
    func notEmpty(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            try await store.put("v", "k", in: bucket)
            #expect(await failure { try await store.deleteBucket(bucket) } == "bucketNotEmpty")
            try await store.delete(S3URI(bucket: bucket, key: "k"))
            try await store.deleteBucket(bucket)
        }
    }

    @Test("a configuration document is kept word for word until it is removed", arguments: StoreUnderTest.all)
    func documents(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            #expect(try await store.document(.cors, of: bucket) == nil)
            #expect(try await store.document(.tagging, of: bucket) == nil)
            let cors = """
                <CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><CORSRule>\
                <AllowedOrigin>https://example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod>\
                </CORSRule></CORSConfiguration>
                """
            try await store.setDocument(.cors, to: cors, of: bucket)
            let stored = try #require(try await store.document(.cors, of: bucket))
            #expect(stored.contains("<AllowedOrigin>https://example.com</AllowedOrigin>"))
            try await store.setDocument(.cors, to: nil, of: bucket)
            #expect(try await store.document(.cors, of: bucket) == nil)
        }
    }

    @Test("deleting a bucket drops its open uploads", arguments: StoreUnderTest.embedded)
    func openUploads(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: bucket, key: "k")))
            _ = try await store.writePart(
                1, of: upload, body: ObjectBody(ByteBuffer(string: "part")), integrity: .none)
            try await store.deleteBucket(bucket)
            try await store.createBucket(bucket, region: "us-east-1", owner: "123456789012")
            #expect(await failure { _ = try await store.upload(upload) } == "noSuchUpload")
        }
    }

    @Test("a name that is taken says whether it is one's own", arguments: StoreUnderTest.embedded)
    func takenName(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            #expect(
                await failure { try await store.createBucket(bucket, region: "us-east-1", owner: "123456789012") }
                    == "bucketAlreadyOwnedByYou")
            #expect(
                await failure { try await store.createBucket(bucket, region: "us-east-1", owner: "210987654321") }
                    == "bucketAlreadyExists")
        }
    }
}
