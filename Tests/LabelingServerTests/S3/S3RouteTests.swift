import AWSWire
import Testing

@testable import LabelingServer

@Suite struct S3RouteTests {
    static let requests: [(method: String, target: String)] = [
        ("GET", "/"), ("PUT", "/new-bucket"), ("HEAD", "/bucket"), ("DELETE", "/bucket"), ("GET", "/bucket?location"),
        ("GET", "/bucket?acl"), ("PUT", "/bucket?acl"), ("GET", "/bucket?versioning"), ("PUT", "/bucket?versioning"),
        ("GET", "/bucket?cors"), ("PUT", "/bucket?cors"), ("DELETE", "/bucket?cors"), ("GET", "/bucket?tagging"),
        ("PUT", "/bucket?tagging"), ("DELETE", "/bucket?tagging"), ("GET", "/bucket?policy"), ("DELETE", "/bucket?policy"),
        ("GET", "/bucket"), ("GET", "/bucket?list-type=2"), ("GET", "/bucket?versions"), ("GET", "/bucket?uploads"),
        ("POST", "/bucket?delete"), ("GET", "/bucket/k"), ("HEAD", "/bucket/k"), ("PUT", "/bucket/k"),
        ("DELETE", "/bucket/k"), ("GET", "/bucket/k?attributes"), ("GET", "/bucket/k?acl"), ("PUT", "/bucket/k?acl"),
        ("GET", "/bucket/k?tagging"), ("PUT", "/bucket/k?tagging"), ("DELETE", "/bucket/k?tagging"),
        ("POST", "/bucket/k?uploads"), ("PUT", "/bucket/k?partNumber=1&uploadId=x"), ("POST", "/bucket/k?uploadId=x"),
        ("DELETE", "/bucket/k?uploadId=x"), ("GET", "/bucket/k?uploadId=x"),
    ]

    @Test("nothing is open to those who do not sign, or sign for another account", arguments: requests)
    func authorisation(_ method: String, _ target: String) async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.code(method, target, principal: nil) == "AccessDenied")
            let other = Principal(accountID: "210987654321", arn: "", userID: "", accessKeyID: "")
            #expect(try await server.code(method, target, principal: other) == "AccessDenied")
        }
    }

    @Test(
        "sub-resources that are not served are refused by name",
        arguments: [
            ("PUT", "/bucket?policy"), ("PUT", "/bucket?website"), ("GET", "/bucket?analytics"), ("GET", "/bucket?inventory"),
            ("PUT", "/bucket?encryption"), ("GET", "/bucket?metrics"), ("POST", "/bucket/k?select&select-type=2"),
            ("POST", "/bucket/k?restore"), ("GET", "/bucket/k?torrent"), ("GET", "/bucket/k?retention"),
            ("PUT", "/bucket/k?legal-hold"), ("GET", "/bucket?session"), ("PUT", "/bucket?publicAccessBlock"),
        ])
    func notServed(_ method: String, _ target: String) async throws {
        try await S3TestServer.run { (server) async throws in
            _ = try await server.send("PUT", "/bucket/k", body: "v")
            let reply = try await server.send(method, target)
            #expect(reply.status == 501)
            #expect(reply.code == "NotImplemented")
            let name = target.split(separator: "?")[1].prefix { $0 != "&" }
            #expect(reply.error?.message.contains(name) == true)
        }
    }

    @Test(
        "headers for what is not done are refused by name",
        arguments: [
            ("x-amz-server-side-encryption", "aws:kms"), ("x-amz-server-side-encryption-customer-algorithm", "AES256"),
            ("x-amz-storage-class", "GLACIER"), ("x-amz-object-lock-mode", "GOVERNANCE"), ("x-amz-grant-read", "id=1"),
            ("x-amz-write-offset-bytes", "1"), ("If-None-Match", "\"tag\""),
        ])
    func headers(_ name: String, _ value: String) async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.code("PUT", "/bucket/k", headers: [name: value], body: "v") == "NotImplemented")
            #expect(try await server.code("HEAD", "/bucket/k") == "NoSuchKey")
        }
    }

    @Test("uploads by form are refused by name, signed or not")
    func forms() async throws {
        try await S3TestServer.run { (server) async throws in
            let headers = ["Content-Type": "multipart/form-data; boundary=x"]
            #expect(try await server.code("POST", "/bucket", headers: headers, principal: nil) == "NotImplemented")
        }
    }

    @Test("options that choose nothing are let through")
    func options() async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.code("PUT", "/bucket/k?x-id=PutObject", body: "v") == "200")
            #expect(try await server.code("GET", "/bucket/k?x-id=GetObject&versionId=null") == "200")
            #expect(try await server.code("GET", "/bucket/k?versionId=abc") == "NoSuchVersion")
        }
    }
}
