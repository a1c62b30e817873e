import AWSWire
import Testing

@testable import LabelingServer

@Suite struct S3MultipartTests {
    @Test("an upload in parts becomes an object whose parts can be read")
    func upload() async throws {
        try await S3TestServer.run { (server) async throws in
            let id = try await open(server, headers: ["x-amz-checksum-algorithm": "CRC32", "Content-Type": "video/mp4"])
            let first = String(repeating: "a", count: 5 << 20)
            let one = try await server.send("PUT", "/bucket/k?partNumber=1&uploadId=\(id)", body: first)
            let two = try await server.send("PUT", "/bucket/k?partNumber=2&uploadId=\(id)", body: "last")
            #expect(one.header("x-amz-checksum-crc32") != nil)
            let listed = try await server.send("GET", "/bucket/k?uploadId=\(id)").document
            #expect(listed.children("Part").map { $0.child("Size")?.text } == ["\(5 << 20)", "4"])
            #expect(listed.child("ChecksumAlgorithm")?.text == "CRC32")
            let uploads = try await server.send("GET", "/bucket?uploads").document
            #expect(uploads.child("Upload")?.child("UploadId")?.text == id)
            let completion = Self.completion([(1, one.header("ETag")), (2, two.header("ETag"))])
            let done = try await server.send("POST", "/bucket/k?uploadId=\(id)", body: completion).document
            #expect(done.child("ETag")?.text.hasSuffix("-2\"") == true)
            #expect(done.child("ChecksumCRC32")?.text.hasSuffix("-2") == true)
            #expect(done.child("ChecksumType")?.text == "COMPOSITE")
            let part = try await server.send("GET", "/bucket/k?partNumber=2")
            #expect(part.status == 206)
            #expect(part.body == "last")
            #expect(part.header("x-amz-mp-parts-count") == "2")
            #expect(part.header("Content-Type") == "video/mp4")
            #expect(try await server.code("GET", "/bucket/k?partNumber=3") == "InvalidPartNumber")
            #expect(try await server.code("GET", "/bucket/k?partNumber=1", headers: ["Range": "bytes=0-1"]) == "InvalidRequest")
        }
    }

    @Test("an object written in one request is its own first part")
    func singlePart() async throws {
        try await S3TestServer.run { (server) async throws in
            _ = try await server.send("PUT", "/bucket/k", body: "whole")
            let part = try await server.send("GET", "/bucket/k?partNumber=1")
            #expect(part.status == 206)
            #expect(part.body == "whole")
            #expect(try await server.code("GET", "/bucket/k?partNumber=2") == "InvalidPartNumber")
            #expect(try await server.code("GET", "/bucket/k?partNumber=0") == "InvalidArgument")
        }
    }

    @Test("completions that do not fit are refused")
    func refusals() async throws {
        try await S3TestServer.run { (server) async throws in
            let id = try await open(server)
            let one = try await server.send("PUT", "/bucket/k?partNumber=1&uploadId=\(id)", body: "x")
            let two = try await server.send("PUT", "/bucket/k?partNumber=2&uploadId=\(id)", body: "y")
            let tags = [one.header("ETag"), two.header("ETag")]
            let target = "/bucket/k?uploadId=\(id)"
            #expect(try await server.code("POST", target, body: Self.completion([(2, tags[1]), (1, tags[0])])) == "InvalidPartOrder")
            #expect(try await server.code("POST", target, body: Self.completion([(1, tags[0]), (2, tags[1])])) == "EntityTooSmall")
            #expect(try await server.code("POST", target, body: Self.completion([(3, tags[0])])) == "InvalidPart")
            #expect(try await server.code("POST", target, body: Self.completion([])) == "MalformedXML")
            #expect(try await server.code("POST", target, body: "<nonsense") == "MalformedXML")
            #expect(try await server.code("POST", "/bucket/k?uploadId=none", body: Self.completion([(1, tags[0])])) == "NoSuchUpload")
            #expect(try await server.code("POST", "/bucket/other?uploadId=\(id)", body: Self.completion([(1, tags[0])])) == "NoSuchUpload")
            for number in ["0", "10001", "x"] {
                #expect(try await server.code("PUT", "/bucket/k?partNumber=\(number)&uploadId=\(id)", body: "z") == "InvalidArgument")
            }
            #expect(try await server.code("DELETE", target) == "204")
            #expect(try await server.code("DELETE", target) == "NoSuchUpload")
            #expect(try await server.code("HEAD", "/bucket/k") == "NoSuchKey")
        }
    }

    @Test("a range of an object is copied into a part")
    func copy() async throws {
        try await S3TestServer.run { (server) async throws in
            _ = try await server.send("PUT", "/bucket/source", body: "0123456789")
            let id = try await open(server)
            let target = "/bucket/k?partNumber=1&uploadId=\(id)"
            let source = ["x-amz-copy-source": "/bucket/source", "x-amz-copy-source-range": "bytes=2-5"]
            let part = try await server.send("PUT", target, headers: source).document
            #expect(part.name == "CopyPartResult")
            let completion = Self.completion([(1, part.child("ETag")?.text)])
            #expect(try await server.code("POST", "/bucket/k?uploadId=\(id)", body: completion) == "200")
            #expect(try await server.send("GET", "/bucket/k").body == "2345")
            let again = try await open(server)
            for range in ["bytes=2-10", "bytes=2-", "2-5"] {
                let headers = ["x-amz-copy-source": "/bucket/source", "x-amz-copy-source-range": range]
                #expect(try await server.code("PUT", "/bucket/k?partNumber=1&uploadId=\(again)", headers: headers) == "InvalidArgument")
            }
        }
    }

    private func open(_ server: S3TestServer, headers: [String: String] = [:]) async throws -> String {
        let reply = try await server.send("POST", "/bucket/k?uploads", headers: headers)
        return try #require(try reply.document.child("UploadId")?.text)
    }

    private static func completion(_ parts: [(number: Int, etag: String?)]) -> String {
        let parts = parts.map { "<Part><PartNumber>\($0.number)</PartNumber><ETag>\($0.etag ?? "")</ETag></Part>" }
        return "<CompleteMultipartUpload>\(parts.joined())</CompleteMultipartUpload>"
    }
}
