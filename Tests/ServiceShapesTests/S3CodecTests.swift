import AWSWire
import Foundation
import HTTPTypes
import ServiceShapes
import Testing

@Suite struct S3CodecTests {
    static let router = RESTRouter(GeneratedOperations.all.filter { $0.service.signingName == "s3" })

    static let requests: [(String, String, [String: String], String?)] = [
        ("GET /", "", [:], "ListBuckets"), ("PUT /b", "", [:], "CreateBucket"), ("GET /b", "", [:], "ListObjects"),
        ("GET /b/", "list-type=2&prefix=x", [:], "ListObjectsV2"), ("GET /b", "uploads", [:], "ListMultipartUploads"),
        ("GET /b", "versions", [:], "ListObjectVersions"), ("GET /b", "location", [:], "GetBucketLocation"),
        ("PUT /b", "cors=", [:], "PutBucketCors"), ("HEAD /b", "", [:], "HeadBucket"), ("POST /b", "delete", [:], "DeleteObjects"),
        ("PUT /b/k", "x-id=PutObject", [:], "PutObject"), ("PUT /b/k", "", ["x-amz-copy-source": "/c/d"], "CopyObject"),
        ("PUT /b/k", "partNumber=1&uploadId=u", [:], "UploadPart"),
        ("PUT /b/k", "partNumber=1&uploadId=u", ["x-amz-copy-source": "/c/d"], "UploadPartCopy"),
        ("POST /b/k", "uploads", [:], "CreateMultipartUpload"), ("POST /b/k", "uploadId=u", [:], "CompleteMultipartUpload"),
        ("GET /b/k", "uploadId=u", [:], "ListParts"), ("DELETE /b/k", "uploadId=u", [:], "AbortMultipartUpload"),
        ("DELETE /b/k", "", [:], "DeleteObject"), ("GET /b/a/b//c", "", [:], "GetObject"), ("HEAD /b/k", "", [:], "HeadObject"),
        ("PATCH /b/k", "", [:], nil), ("POST /", "", [:], nil),
    ]

    @Test("a request finds its operation by template, literals and required members", arguments: requests.indices)
    func routes(_ index: Int) throws {
        let (line, query, headers, name) = Self.requests[index]
        let parts = line.split(separator: " ").map(String.init)
        var fields = HTTPFields()
        for (header, value) in headers { fields[.init(header)!] = value }
        let match = Self.router.route(method: parts[0], path: parts[1], query: QueryItem.parse(query), headers: fields)
        #expect(match?.operation.name == name)
    }

    @Test("keys keep their slashes and are decoded once")
    func labels() throws {
        let match = try #require(Self.router.route(method: "GET", path: "/b/a//%C3%BC%252F/", query: [], headers: [:]))
        #expect(match.labels == ["Bucket": "b", "Key": "a//ü%2F/"])
    }

    @Test("path, query, headers and metadata reach the members of the input")
    func bindings() throws {
        var head = RequestHead(method: "PUT", path: "/b/k", query: "x-id=PutObject", authority: "localhost")
        for (name, value) in [
            ("content-type", "text/plain"), ("x-amz-meta-Color", "red"), ("x-amz-meta-ünder", "x"), ("content-length", "5"),
            ("if-none-match", "*"),
            ("expires", "whenever"),
        ] {
            if let field = HTTPField.Name(name) { head.headers[field] = value }
        }
        let input = try RESTXMLCodec.read(S3.PutObject.self, head: head, labels: ["Bucket": "b", "Key": "k"])
        #expect(input.bucket == "b")
        #expect(input.contentType == "text/plain")
        #expect(input.contentLength == 5)
        #expect(input.metadata == ["color": "red"])
        #expect(input.ifNoneMatch == "*")
        #expect(input.expires == "whenever")
    }

    @Test("a parameter of the wrong type is an InvalidArgument")
    func wrongParameter() {
        let head = RequestHead(method: "GET", path: "/b", query: "list-type=2&max-keys=many", authority: "localhost")
        let thrown = #expect(throws: AWSError.self) {
            try RESTXMLCodec.read(S3.ListObjectsV2.self, head: head, labels: ["Bucket": "b"])
        }
        #expect(thrown?.code == "InvalidArgument")
        #expect(thrown?.members == [.init("ArgumentName", "max-keys")])
    }

    @Test("a body is read into its structure")
    func deleteBody() throws {
        let head = RequestHead(method: "POST", path: "/b", query: "delete", authority: "localhost")
        let body =
            "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Object><Key>a &amp; b</Key></Object><Object><Key>c</Key></Object><Quiet>true</Quiet></Delete>"
        let input = try RESTXMLCodec.read(S3.DeleteObjects.self, head: head, labels: ["Bucket": "b"], body: Array(body.utf8))
        #expect(input.delete.objects.map(\.key) == ["a & b", "c"])
        #expect(input.delete.quiet == true)
    }

    @Test(
        "a body that is no XML, another document, or lacks an element is MalformedXML",
        arguments: [
            "", "x", "<Delete>", "<Other><Object><Key>a</Key></Object></Other>", "<Delete></Delete>", "<Delete><Object/></Delete>",
            "<Delete><Object><Key>a</Key></Object><Quiet>maybe</Quiet></Delete>",
            "<!DOCTYPE d []><Delete><Object><Key>a</Key></Object></Delete>",
        ])
    func malformed(_ body: String) {
        let head = RequestHead(method: "POST", path: "/b", query: "delete", authority: "localhost")
        #expect(throws: RESTXMLCodec.malformedXML) {
            try RESTXMLCodec.read(S3.DeleteObjects.self, head: head, labels: ["Bucket": "b"], body: Array(body.utf8))
        }
    }

    @Test("a listing is written as S3 writes it")
    func listing() throws {
        let output = S3.ListObjectsV2.Output(
            isTruncated: false,
            contents: [
                .init(
                    key: "a&b", lastModified: Date(timeIntervalSince1970: 1_714_564_800), eTag: "\"e\"", size: 5, storageClass: "STANDARD")
            ],
            name: "b", prefix: "", maxKeys: 1000, commonPrefixes: [.init(prefix: "p/")], keyCount: 2)
        let response = RESTXMLCodec.write(output, of: S3.ListObjectsV2.self)
        #expect(response.status == 200)
        #expect(
            response.body == """
                <?xml version="1.0" encoding="UTF-8"?>
                <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>false</IsTruncated><Contents><Key>a&amp;b</Key>\
                <LastModified>2024-05-01T12:00:00.000Z</LastModified><ETag>&quot;e&quot;</ETag><Size>5</Size><StorageClass>STANDARD</StorageClass></Contents>\
                <Name>b</Name><Prefix></Prefix><MaxKeys>1000</MaxKeys><CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes><KeyCount>2</KeyCount></ListBucketResult>
                """)
    }

    @Test("header members and metadata leave as headers, and a success has the model's status")
    func headers() {
        let head = RESTXMLCodec.write(
            S3.HeadObject.Output(
                lastModified: Date(timeIntervalSince1970: 1_714_564_800), contentLength: 5, eTag: "\"e\"", metadata: ["color": "red"]),
            of: S3.HeadObject.self)
        #expect(head.headers[.lastModified] == "Wed, 01 May 2024 12:00:00 GMT")
        #expect(head.headers[.init("x-amz-meta-color")!] == "red")
        #expect(head.headers[.eTag] == "\"e\"")
        #expect(head.body.isEmpty)
        #expect(RESTXMLCodec.write(S3.DeleteObject.Output(), of: S3.DeleteObject.self).status == 204)
    }

    @Test("a result that is the whole body has S3's element around it")
    func payload() {
        let response = RESTXMLCodec.write(S3.CopyObject.Output(copyObjectResult: .init(eTag: "\"e\"")), of: S3.CopyObject.self)
        #expect(
            response.body.hasSuffix(
                "<CopyObjectResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><ETag>&quot;e&quot;</ETag></CopyObjectResult>"))
    }
}
