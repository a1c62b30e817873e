import AWSWire
import Foundation
import HTTPTypes
import Testing

/// The worked examples of https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html.
@Suite struct SigV2Tests {
    static let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

    @Test("a GET is signed as in the documentation")
    func header() throws {
        var head = RequestHead(method: "GET", path: "/photos/puppy.jpg", authority: "johnsmith.s3.amazonaws.com")
        head.headers[.date] = "Tue, 27 Mar 2007 19:36:42 +0000"
        head.headers[.authorization] = "AWS AKIAIOSFODNN7EXAMPLE:bWq2s1WEIj+Ydj0vQ697zp+IXMU="
        let authorization = try #require(try SigV2Authorization.read(from: head))
        #expect(authorization.accessKeyID == "AKIAIOSFODNN7EXAMPLE")
        let now = Date(timeIntervalSince1970: 1_175_024_202)
        try authorization.checkTerms(now: now, head: head)
        try authorization.checkSignature(
            secretAccessKey: Self.secret, head: head, resource: "/johnsmith/photos/puppy.jpg")
        #expect(throws: SignatureError.self) { try authorization.checkTerms(now: now.addingTimeInterval(901), head: head) }
        #expect(throws: SignatureError.self) {
            try authorization.checkSignature(secretAccessKey: Self.secret, head: head, resource: "/johnsmith/photos/kitten.jpg")
        }
    }

    @Test("an upload's x-amz- headers are folded and sorted as in the documentation")
    func amazonHeaders() {
        var head = RequestHead(method: "PUT", path: "/db-backup.dat.gz", authority: "static.johnsmith.net:8080")
        head.headers[.date] = "Tue, 27 Mar 2007 21:06:08 +0000"
        for (name, value) in [
            ("x-amz-acl", "public-read"), ("content-type", "application/x-download"),
            ("Content-MD5", "4gJE4saaMU4BqNR0kLY+lw=="), ("X-Amz-Meta-ReviewedBy", "joe@johnsmith.net"),
            ("X-Amz-Meta-ReviewedBy", "jane@johnsmith.net"), ("X-Amz-Meta-FileChecksum", "0x02661779"),
            ("X-Amz-Meta-ChecksumAlgorithm", "crc32"),
        ] {
            head.headers.append(HTTPField(name: .init(name)!, value: value))
        }
        let text = SigV2.stringToSign(
            head, resource: "/static.johnsmith.net/db-backup.dat.gz", date: head.headers[.date] ?? "")
        #expect(SigV2.signature(of: text, secretAccessKey: Self.secret) == "ilyl83RwaSoYIEdixDQcA4OnAnc=")
    }

    @Test("a presigned URL as boto3 makes it verifies until it expires")
    func presigned() throws {
        let head = RequestHead(
            method: "GET", path: "/johnsmith/photos/puppy.jpg",
            query: "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620",
            authority: "localhost:9080")
        let authorization = try #require(try SigV2Authorization.read(from: head))
        try authorization.checkTerms(now: Date(timeIntervalSince1970: 1_175_139_620), head: head)
        try authorization.checkSignature(secretAccessKey: Self.secret, head: head, resource: head.path)
        #expect(throws: SignatureError.expired("Request has expired")) {
            try authorization.checkTerms(now: Date(timeIntervalSince1970: 1_175_139_621), head: head)
        }
        #expect(throws: SignatureError.self) {
            try authorization.checkSignature(secretAccessKey: Self.secret, head: head, resource: "/other/key")
        }
    }

    @Test("what was signed as a header may stand in the URL, and cannot be changed there")
    func headersInTheURL() throws {
        var unsigned = RequestHead(method: "PUT", path: "/b/k", authority: "localhost:9080")
        unsigned.headers[.contentType] = "text/plain"
        unsigned.headers[.init("x-amz-acl")!] = "public-read"
        let signature = SigV2.signature(
            of: SigV2.stringToSign(unsigned, resource: "/b/k", date: "2000000000"), secretAccessKey: Self.secret)
        let query = "AWSAccessKeyId=A&Signature=\(PercentEncoding.encode(signature))&Expires=2000000000&content-type=text%2Fplain"
        for (acl, isGood) in [("public-read", true), ("private", false)] {
            let head = RequestHead(
                method: "PUT", path: "/b/k", query: "\(query)&x-amz-acl=\(acl)", authority: "localhost:9080")
            let authorization = try #require(try SigV2Authorization.read(from: head))
            let result = Result { try authorization.checkSignature(secretAccessKey: Self.secret, head: head, resource: "/b/k") }
            #expect(((try? result.get()) != nil) == isGood)
        }
    }

    @Test("subresources are part of the signature, other parameters are not")
    func subresources() {
        func text(_ query: String) -> String {
            SigV2.stringToSign(
                RequestHead(method: "GET", path: "/b/k", query: query, authority: "h"), resource: "/b/k", date: "1")
        }
        #expect(text("acl") == "GET\n\n\n1\n/b/k?acl")
        #expect(text("uploadId=u%2B1&partNumber=2&x=y") == "GET\n\n\n1\n/b/k?partNumber=2&uploadId=u+1")
        #expect(text("prefix=a&marker=b") == "GET\n\n\n1\n/b/k")
    }
}
