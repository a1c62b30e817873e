import AWSWire
import Foundation
import Testing

@testable import LabelingServer

@Suite struct S3ObjectTests {
    @Test("an object comes back with its headers")
    func roundTrip() async throws {
        try await S3TestServer.run { (server) async throws in
            let sent = [
                "Content-Type": "text/html", "Cache-Control": "no-cache", "Content-Encoding": "aws-chunked,gzip",
                "Content-Language": "de", "Expires": "Wed, 21 Oct 2026 07:28:00 GMT", "Content-Disposition": "inline",
                "x-amz-meta-Purpose": "label", "x-amz-tagging": "a=b%20c&d=",
            ]
            let put = try await server.send("PUT", "/bucket/a%20b", headers: sent, body: "hello")
            #expect(put.header("ETag") == "\"5d41402abc4b2a76b9719d911017c592\"")
            #expect(put.header("x-amz-checksum-crc64nvme") == put.header("x-amz-checksum-crc64nvme"))
            let get = try await server.send("GET", "/bucket/a%20b")
            #expect(get.body == "hello")
            for (name, value) in [
                ("Content-Type", "text/html"), ("Cache-Control", "no-cache"), ("Content-Encoding", "gzip"),
                ("Content-Language", "de"), ("Expires", "Wed, 21 Oct 2026 07:28:00 GMT"), ("Content-Disposition", "inline"),
                ("x-amz-meta-purpose", "label"), ("x-amz-tagging-count", "2"), ("Content-Length", "5"),
                ("Accept-Ranges", "bytes"), ("ETag", "\"5d41402abc4b2a76b9719d911017c592\""),
            ] {
                #expect(get.header(name) == value, "\(name)")
            }
            let head = try await server.send("HEAD", "/bucket/a%20b")
            #expect(head.body == "")
            #expect(head.header("Content-Length") == "5")
            #expect(head.header("x-amz-meta-purpose") == "label")
        }
    }

    @Test("the query of a presigned URL overrides headers of the answer")
    func overrides() async throws {
        try await S3TestServer.run { (server) async throws in
            _ = try await server.send("PUT", "/bucket/k", headers: ["Content-Type": "text/plain"], body: "v")
            let names = ["content-type", "cache-control", "content-disposition", "content-encoding", "content-language", "expires"]
            let query = names.map { "response-\($0)=x-\($0)" }.joined(separator: "&")
            let reply = try await server.send("GET", "/bucket/k?\(query)")
            for name in names { #expect(reply.header(name) == "x-\(name)") }
        }
    }

    struct RangeCase: Sendable, CustomTestStringConvertible {
        let header: String
        let status: Int
        let body: String
        let contentRange: String?
        var testDescription: String { header }
    }

    static let ranges = [
        RangeCase(header: "bytes=2-4", status: 206, body: "234", contentRange: "bytes 2-4/10"),
        RangeCase(header: "bytes=7-", status: 206, body: "789", contentRange: "bytes 7-9/10"),
        RangeCase(header: "bytes=-3", status: 206, body: "789", contentRange: "bytes 7-9/10"),
        RangeCase(header: "bytes=8-100", status: 206, body: "89", contentRange: "bytes 8-9/10"),
        RangeCase(header: "bytes=-100", status: 206, body: "0123456789", contentRange: "bytes 0-9/10"),
        RangeCase(header: "bytes=0-", status: 206, body: "0123456789", contentRange: "bytes 0-9/10"),
        RangeCase(header: "bytes=9-99999999999999999999", status: 206, body: "9", contentRange: "bytes 9-9/10"),
        RangeCase(header: "bytes=10-", status: 416, body: "", contentRange: nil),
        RangeCase(header: "bytes=-0", status: 416, body: "", contentRange: nil),
        RangeCase(header: "bytes=0-1,3-4", status: 200, body: "0123456789", contentRange: nil),
        RangeCase(header: "bytes=4-2", status: 200, body: "0123456789", contentRange: nil),
        RangeCase(header: "lines=1-2", status: 200, body: "0123456789", contentRange: nil),
        RangeCase(header: "bytes=a-b", status: 200, body: "0123456789", contentRange: nil),
    ]

    @Test("ranges are answered as RFC 9110 has it", arguments: ranges)
    func rangedReads(_ test: RangeCase) async throws {
        try await S3TestServer.run { (server) async throws in
            _ = try await server.send("PUT", "/bucket/k", body: "0123456789")
            let reply = try await server.send("GET", "/bucket/k", headers: ["Range": test.header])
            #expect(reply.status == test.status)
            #expect(reply.body == test.body)
            #expect(reply.header("Content-Range") == test.contentRange)
            let head = try await server.send("HEAD", "/bucket/k", headers: ["Range": test.header])
            #expect(head.status == test.status)
        }
    }

    @Test("a range of another version than the client knows becomes the whole object")
    func ifRange() async throws {
        try await S3TestServer.run { (server) async throws in
            let put = try await server.send("PUT", "/bucket/k", body: "0123456789")
            let tag = try #require(put.header("ETag"))
            let same = try await server.send("GET", "/bucket/k", headers: ["Range": "bytes=2-4", "If-Range": tag])
            #expect(same.body == "234")
            let other = try await server.send("GET", "/bucket/k", headers: ["Range": "bytes=2-4", "If-Range": "\"x\""])
            #expect(other.status == 200)
            #expect(other.body == "0123456789")
        }
    }

    @Test("conditions of reads answer 304 and 412")
    func conditions() async throws {
        try await S3TestServer.run { (server) async throws in
            let put = try await server.send("PUT", "/bucket/k", body: "v")
            let tag = try #require(put.header("ETag"))
            let future = AWSTime.rfc822(Date.now.addingTimeInterval(3600))
            let past = AWSTime.rfc822(Date.now.addingTimeInterval(-3600))
            let cases: [([String: String], Int)] = [
                (["If-Match": tag], 200), (["If-Match": "\"x\""], 412), (["If-None-Match": tag], 304),
                (["If-None-Match": "\"x\", \(tag)"], 304), (["If-None-Match": "*"], 304), (["If-None-Match": "\"x\""], 200),
                (["If-Modified-Since": future], 304), (["If-Modified-Since": past], 200), (["If-Modified-Since": "nonsense"], 200),
                (["If-Unmodified-Since": past], 412), (["If-Unmodified-Since": future], 200),
                (["If-None-Match": "\"x\"", "If-Modified-Since": future], 200),
                (["If-Match": tag, "If-Unmodified-Since": past], 200),
            ]
            for (headers, status) in cases {
                #expect(try await server.send("GET", "/bucket/k", headers: headers).status == status, "\(headers)")
            }
            let unchanged = try await server.send("GET", "/bucket/k", headers: ["If-None-Match": tag])
            #expect(unchanged.header("ETag") == tag)
            #expect(unchanged.header("Content-Length") == nil)
        }
    }

    @Test("checksums are given to those who ask, and not for a part of the object")
    func checksums() async throws {
        try await S3TestServer.run { (server) async throws in
            let value = Data(Checksum.of(Array("hello".utf8), .sha256)).base64EncodedString()
            let headers = ["x-amz-checksum-sha256": value, "x-amz-sdk-checksum-algorithm": "SHA256"]
            let put = try await server.send("PUT", "/bucket/k", headers: headers, body: "hello")
            #expect(put.header("x-amz-checksum-sha256") == value)
            #expect(try await server.send("GET", "/bucket/k").header("x-amz-checksum-sha256") == nil)
            let asked = try await server.send("GET", "/bucket/k", headers: ["x-amz-checksum-mode": "ENABLED"])
            #expect(asked.header("x-amz-checksum-sha256") == value)
            #expect(asked.header("x-amz-checksum-type") == "FULL_OBJECT")
            let part = try await server.send("GET", "/bucket/k", headers: ["x-amz-checksum-mode": "ENABLED", "Range": "bytes=0-1"])
            #expect(part.header("x-amz-checksum-sha256") == nil)
            let wrong = [
                "x-amz-checksum-sha256": Data(Checksum.of([], .sha256)).base64EncodedString(), "x-amz-sdk-checksum-algorithm": "SHA256",
            ]
            #expect(try await server.code("PUT", "/bucket/k", headers: wrong, body: "hello") == "BadDigest")
            #expect(
                try await server.code("PUT", "/bucket/k", headers: ["x-amz-sdk-checksum-algorithm": "MD4"], body: "v") == "InvalidRequest")
        }
    }

    @Test("bodies that are shorter or longer than announced are refused", arguments: ["4", "6", "0"])
    func lengths(_ length: String) async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.code("PUT", "/bucket/k", headers: ["Content-Length": length], body: "hello") == "IncompleteBody")
            #expect(try await server.code("HEAD", "/bucket/k") == "NoSuchKey")
        }
    }

    @Test("writes can ask for absence or a version")
    func conditionalWrites() async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.code("PUT", "/bucket/k", headers: ["If-None-Match": "*"], body: "1") == "200")
            #expect(try await server.code("PUT", "/bucket/k", headers: ["If-None-Match": "*"], body: "2") == "PreconditionFailed")
            let tag = try #require(try await server.send("HEAD", "/bucket/k").header("ETag"))
            #expect(try await server.code("PUT", "/bucket/k", headers: ["If-Match": "\"x\""], body: "3") == "PreconditionFailed")
            #expect(try await server.code("PUT", "/bucket/k", headers: ["If-Match": tag], body: "4") == "200")
            #expect(try await server.code("PUT", "/bucket/missing", headers: ["If-Match": tag], body: "5") == "NoSuchKey")
            #expect(try await server.code("DELETE", "/bucket/k", headers: ["If-Match": tag]) == "PreconditionFailed")
            #expect(try await server.send("GET", "/bucket/k").body == "4")
        }
    }

    @Test("several objects are deleted in one request, each with its outcome")
    func deleteObjects() async throws {
        try await S3TestServer.run { (server) async throws in
            for key in ["a", "b", "c"] { _ = try await server.send("PUT", "/bucket/\(key)", body: "v") }
            let body = """
                <Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Object><Key>a</Key></Object>\
                <Object><Key>none</Key></Object><Object><Key>b</Key><VersionId>7</VersionId></Object>\
                <Object><Key>c</Key><ETag>"x"</ETag></Object></Delete>
                """
            let result = try await server.send("POST", "/bucket?delete", body: body).document
            #expect(result.children("Deleted").map { $0.child("Key")?.text } == ["a", "none"])
            #expect(result.children("Error").map { $0.child("Code")?.text } == ["NoSuchVersion", "PreconditionFailed"])
            let quiet = "<Delete><Quiet>true</Quiet><Object><Key>b</Key></Object></Delete>"
            #expect(try await server.send("POST", "/bucket?delete", body: quiet).document.children.isEmpty)
            #expect(try await server.code("HEAD", "/bucket/b") == "NoSuchKey")
            #expect(try await server.code("POST", "/bucket?delete", body: "<Delete></Delete>") == "MalformedXML")
            let many = (0...1000).map { "<Object><Key>\($0)</Key></Object>" }.joined()
            #expect(try await server.code("POST", "/bucket?delete", body: "<Delete>\(many)</Delete>") == "MalformedXML")
        }
    }

    @Test("a copy takes what its directives say")
    func copy() async throws {
        try await S3TestServer.run { (server) async throws in
            let first = ["Content-Type": "text/html", "x-amz-meta-a": "1", "x-amz-tagging": "t=1"]
            _ = try await server.send("PUT", "/bucket/s%20%C3%A9", headers: first, body: "hello")
            let source = ["x-amz-copy-source": "/bucket/s%20%C3%A9"]
            let reply = try await server.send("PUT", "/bucket/copy", headers: source)
            #expect(try reply.document.child("ETag")?.text == "\"5d41402abc4b2a76b9719d911017c592\"")
            let copy = try await server.send("GET", "/bucket/copy")
            #expect(copy.body == "hello")
            #expect(copy.header("Content-Type") == "text/html")
            #expect(copy.header("x-amz-meta-a") == "1")
            #expect(copy.header("x-amz-tagging-count") == "1")
            let replace = source.merging(["x-amz-metadata-directive": "REPLACE", "x-amz-meta-b": "2", "x-amz-tagging-directive": "REPLACE"])
            { $1 }
            _ = try await server.send("PUT", "/bucket/copy", headers: replace)
            let replaced = try await server.send("GET", "/bucket/copy")
            #expect(replaced.header("x-amz-meta-a") == nil)
            #expect(replaced.header("x-amz-meta-b") == "2")
            #expect(replaced.header("x-amz-tagging-count") == nil)
            #expect(try await server.code("PUT", "/bucket/s%20%C3%A9", headers: source) == "InvalidRequest")
            #expect(try await server.code("PUT", "/bucket/x", headers: ["x-amz-copy-source": "bucket/none"]) == "NoSuchKey")
            #expect(try await server.code("PUT", "/bucket/x", headers: ["x-amz-copy-source": "missing/k"]) == "NoSuchBucket")
            #expect(try await server.code("PUT", "/bucket/x", headers: ["x-amz-copy-source": "bucket"]) == "InvalidArgument")
            let unchanged = source.merging(["x-amz-copy-source-if-none-match": "\"5d41402abc4b2a76b9719d911017c592\""]) { $1 }
            #expect(try await server.code("PUT", "/bucket/x", headers: unchanged) == "PreconditionFailed")
            #expect(
                try await server.code("PUT", "/bucket/x", headers: source.merging(["x-amz-metadata-directive": "MERGE"]) { $1 })
                    == "InvalidArgument")
        }
    }

    @Test("tags and attributes of an object have documents of their own")
    func taggingAndAttributes() async throws {
        try await S3TestServer.run { (server) async throws in
            _ = try await server.send("PUT", "/bucket/k", body: "hello")
            let tags = "<Tagging><TagSet><Tag><Key>x</Key><Value>1</Value></Tag></TagSet></Tagging>"
            #expect(try await server.code("PUT", "/bucket/k?tagging", body: tags) == "200")
            #expect(try await server.send("GET", "/bucket/k?tagging").body.contains("<Key>x</Key><Value>1</Value>"))
            #expect(try await server.code("DELETE", "/bucket/k?tagging") == "204")
            #expect(try await server.send("GET", "/bucket/k?tagging").document.child("TagSet")?.children.isEmpty == true)
            let many = (0..<11).map { "<Tag><Key>\($0)</Key><Value/></Tag>" }.joined()
            #expect(try await server.code("PUT", "/bucket/k?tagging", body: "<Tagging><TagSet>\(many)</TagSet></Tagging>") == "BadRequest")
            let wanted = ["x-amz-object-attributes": "ETag,ObjectSize,Checksum"]
            let attributes = try await server.send("GET", "/bucket/k?attributes", headers: wanted).document
            #expect(attributes.child("ObjectSize")?.text == "5")
            #expect(attributes.child("ETag")?.text == "5d41402abc4b2a76b9719d911017c592")
            #expect(attributes.child("Checksum")?.child("ChecksumCRC64NVME") != nil)
        }
    }

    @Test("keys and metadata have limits")
    func limits() async throws {
        try await S3TestServer.run { (server) async throws in
            let long = String(repeating: "k", count: 1025)
            #expect(try await server.code("PUT", "/bucket/\(long)", body: "v") == "KeyTooLongError")
            let metadata = ["x-amz-meta-a": String(repeating: "x", count: 2048)]
            #expect(try await server.code("PUT", "/bucket/k", headers: metadata, body: "v") == "MetadataTooLarge")
        }
    }
}
