import AWSWire
import Testing

@testable import LabelingServer

@Suite struct S3ListingTests {
    @Test("both versions page through keys and common prefixes")
    func paging() async throws {
        try await filled(["a", "b/1", "b/2", "c d", "e"]) { (server) async throws in
            var marker = ""
            var found: [String] = []
            for _ in 0..<4 {
                let page = try await server.send("GET", "/bucket?delimiter=/&max-keys=2&marker=\(PercentEncoding.encode(marker))").document
                found += Self.entries(page)
                guard page.child("IsTruncated")?.text == "true" else { break }
                marker = try #require(page.child("NextMarker")?.text)
            }
            #expect(found == ["a", "b/", "c d", "e"])
            var token: String?
            found = []
            for _ in 0..<4 {
                let going = token.map { "&continuation-token=\(PercentEncoding.encode($0))" } ?? ""
                let page = try await server.send("GET", "/bucket?list-type=2&delimiter=/&max-keys=3\(going)").document
                found += Self.entries(page)
                #expect(page.child("KeyCount")?.text == "\(Self.entries(page).count)")
                #expect(page.child("ContinuationToken")?.text == token)
                token = page.child("NextContinuationToken")?.text
                if token == nil { break }
            }
            #expect(found == ["a", "b/", "c d", "e"])
        }
    }

    @Test("without a delimiter the first version leaves the next marker to the client, as S3 does")
    func nextMarker() async throws {
        try await filled(["a", "b"]) { (server) async throws in
            let page = try await server.send("GET", "/bucket?max-keys=1").document
            #expect(page.child("IsTruncated")?.text == "true")
            #expect(page.child("NextMarker") == nil)
        }
    }

    @Test("keys are percent-encoded where the client asks for it")
    func encoding() async throws {
        try await filled(["a b/ü+1", "x&<y>"]) { (server) async throws in
            let page = try await server.send("GET", "/bucket?list-type=2&encoding-type=url&prefix=a%20b/&delimiter=%2B").document
            #expect(page.child("EncodingType")?.text == "url")
            #expect(page.child("Prefix")?.text == "a%20b/")
            #expect(page.child("Delimiter")?.text == "%2B")
            #expect(page.child("CommonPrefixes")?.child("Prefix")?.text == "a%20b/%C3%BC%2B")
            let plain = try await server.send("GET", "/bucket?prefix=x").document
            #expect(plain.child("Contents")?.child("Key")?.text == "x&<y>")
            #expect(try await server.code("GET", "/bucket?encoding-type=base64") == "InvalidArgument")
        }
    }

    @Test("pages have 0 to 1,000 entries; tokens are this listing's own")
    func limits() async throws {
        try await filled(["a", "b"]) { (server) async throws in
            let none = try await server.send("GET", "/bucket?list-type=2&max-keys=0").document
            #expect(none.child("IsTruncated")?.text == "false")
            #expect(none.child("KeyCount")?.text == "0")
            #expect(try await server.send("GET", "/bucket?max-keys=5000").document.child("MaxKeys")?.text == "1000")
            for bad in ["-1", "x", "99999999999"] {
                #expect(try await server.code("GET", "/bucket?max-keys=\(bad)") == "InvalidArgument")
            }
            #expect(try await server.code("GET", "/bucket?list-type=2&continuation-token=forged") == "InvalidArgument")
            let page = try await server.send("GET", "/bucket?list-type=2&max-keys=1").document
            let token = try #require(page.child("NextContinuationToken")?.text)
            #expect(try await server.code("GET", "/bucket?list-type=2&prefix=b&continuation-token=\(token)") == "InvalidArgument")
        }
    }

    @Test("owners, start-after and versions")
    func variants() async throws {
        try await filled(["a", "b"]) { (server) async throws in
            #expect(try await server.send("GET", "/bucket?list-type=2").document.child("Contents")?.child("Owner") == nil)
            let owned = try await server.send("GET", "/bucket?list-type=2&fetch-owner=true&start-after=a").document
            #expect(owned.children("Contents").map { $0.child("Key")?.text } == ["b"])
            #expect(owned.child("Contents")?.child("Owner")?.child("ID")?.text.count == 64)
            let versions = try await server.send("GET", "/bucket?versions").document
            #expect(versions.children("Version").map { $0.child("VersionId")?.text } == ["null", "null"])
            #expect(versions.child("Version")?.child("IsLatest")?.text == "true")
        }
    }

    private static func entries(_ page: XMLElement) -> [String] {
        let keys = page.children("Contents").compactMap { $0.child("Key")?.text }
        return (keys + page.children("CommonPrefixes").compactMap { $0.child("Prefix")?.text }).sorted()
    }

    private func filled(_ keys: [String], _ body: (S3TestServer) async throws -> Void) async throws {
        try await S3TestServer.run { (server) async throws in
            for key in keys { _ = try await server.send("PUT", "/bucket/\(PercentEncoding.encode(key))", body: "v") }
            try await body(server)
        }
    }
}
