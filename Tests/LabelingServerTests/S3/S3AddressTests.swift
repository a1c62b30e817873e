import AWSWire
import Testing

@testable import LabelingServer

@Suite struct S3AddressTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let host: String
        let path: String
        let bucket: String
        let key: String
        var testDescription: String { host + path }
    }

    static let cases = [
        Case(host: "127.0.0.1:9080", path: "/", bucket: "", key: ""),
        Case(host: "127.0.0.1:9080", path: "/b", bucket: "b", key: ""),
        Case(host: "127.0.0.1:9080", path: "/b/", bucket: "b", key: ""),
        Case(host: "127.0.0.1:9080", path: "/b/a%2Fb%20c+d", bucket: "b", key: "a/b c+d"),
        Case(host: "127.0.0.1:9080", path: "/b//k/", bucket: "b", key: "/k/"),
        Case(host: "127.0.0.1:9080", path: "/b/../../etc/passwd", bucket: "b", key: "../../etc/passwd"),
        Case(host: "127.0.0.1:9080", path: "/b/%2e%2e/x%00y", bucket: "b", key: "../x\0y"),
        Case(host: "[::1]:9080", path: "/b/k", bucket: "b", key: "k"),
        Case(host: "localhost:9080", path: "/b/k", bucket: "b", key: "k"),
        Case(host: "b.localhost:9080", path: "/k/x", bucket: "b", key: "k/x"),
        Case(host: "b.localhost", path: "/", bucket: "b", key: ""),
        Case(host: "s3.localhost:9080", path: "/b/k", bucket: "b", key: "k"),
        Case(host: "my.bucket.s3.localhost:9080", path: "/k", bucket: "my.bucket", key: "k"),
        Case(host: "b.s3.us-east-1.amazonaws.com", path: "/k", bucket: "b", key: "k"),
        Case(host: "b.s3-eu-west-1.amazonaws.com", path: "/k", bucket: "b", key: "k"),
        Case(host: "s3.amazonaws.com", path: "/b/k", bucket: "b", key: "k"),
        Case(host: "groundwork.example", path: "/b/k", bucket: "b", key: "k"),
        Case(host: "B.Groundwork.Example", path: "/k", bucket: "b", key: "k"),
        Case(host: "other.example", path: "/b/k", bucket: "b", key: "k"),
    ]

    @Test("path and host name bucket and key", arguments: cases)
    func address(_ test: Case) throws {
        let head = RequestHead(method: "GET", path: test.path, authority: test.host)
        let address = try S3Address(head, hosts: S3Hosts(["groundwork.example"]))
        #expect(address.bucket == test.bucket)
        #expect(Array(address.key.utf8) == Array(test.key.utf8))
    }

    @Test("a path that is no UTF-8 is refused")
    func notUTF8() {
        let head = RequestHead(method: "GET", path: "/b/%ff%fe", authority: "localhost")
        #expect { try S3Address(head, hosts: S3Hosts()) } throws: { ($0 as? AWSError)?.code == "InvalidURI" }
    }
}
