import AWSWire
import AsyncHTTPClient
import Foundation
import LabelingDomain
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import ObjectStorage

@Suite struct RemoteExchangeTests {
    @Test("what may pass is asked again, a bounded number of times")
    func retries() async throws {
        try await Endpoint.run(answers: [.init(503), .init(500), .init(200, headers: ["ETag": "\"e\""])]) {
            (store, endpoint) async throws in
            #expect(try await store.head(S3URI(bucket: "b", key: "k")).etag == "e")
            #expect(endpoint.requests.count == 3)
        }
        try await Endpoint.run(answers: Array(repeating: .init(503), count: 20)) { (store, endpoint) async throws in
            #expect(await failure { _ = try await store.list(ListRequest(bucket: "b")) } == "storage")
            #expect(endpoint.requests.count == RemoteExchange.maxAttempts)
        }
    }

    @Test("a refusal is final, and a streamed body is sent once")
    func finalAnswers() async throws {
        try await Endpoint.run(answers: [.init(403, body: "<Error><Code>AccessDenied</Code></Error>")]) { (store, endpoint) async throws in
            #expect(await failure { _ = try await store.list(ListRequest(bucket: "b")) } == "refused")
            #expect(endpoint.requests.count == 1)
        }
        try await Endpoint.run(answers: [.init(503), .init(200)]) { (store, endpoint) async throws in
            let outcome = await failure { try await store.put(ByteBuffer(string: "v"), "k", in: "b", integrity: BodyIntegrity(length: 1)) }
            #expect(outcome == "storage")
            #expect(endpoint.requests.count == 1)
        }
    }

    @Test("keys travel percent-encoded in path style, and every request is signed")
    func requests() async throws {
        try await Endpoint.run(answers: [.init(200), .init(200)]) { (store, endpoint) async throws in
            _ = try await store.put(ByteBuffer(string: "v"), "a b/ü+%?#", in: "bucket")
            try await store.delete(S3URI(bucket: "bucket", key: "../x"))
            #expect(endpoint.requests.map(\.uri) == ["/bucket/a%20b/%C3%BC%2B%25%3F%23", "/bucket/../x"])
            for request in endpoint.requests {
                #expect(request.headers.first(name: "authorization")?.hasPrefix("AWS4-HMAC-SHA256 Credential=test/") == true)
                #expect(request.headers.contains(name: "x-amz-content-sha256"))
            }
        }
    }

    @Test("an error document with the status of a success is an error")
    func lateErrors() async throws {
        let answer = Endpoint.Answer(200, body: "<Error><Code>NoSuchUpload</Code></Error>")
        try await Endpoint.run(answers: [answer]) { (store, _) async throws in
            let upload = UploadID(location: S3URI(bucket: "b", key: "k"), id: "u")
            let completion = UploadCompletion(parts: [.init(number: 1, etag: "e")])
            #expect(await failure { _ = try await store.completeUpload(upload, with: completion) } == "noSuchUpload")
        }
    }
}
