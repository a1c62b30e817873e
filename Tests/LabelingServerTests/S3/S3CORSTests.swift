import AWSWire
import ServiceShapes
import Testing

@testable import LabelingServer

@Suite struct S3CORSTests {
    static let configuration = """
        <CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\
        <CORSRule><AllowedOrigin>https://*.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod>\
        <AllowedMethod>PUT</AllowedMethod><AllowedHeader>x-amz-*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>\
        <MaxAgeSeconds>300</MaxAgeSeconds></CORSRule>\
        <CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>HEAD</AllowedMethod></CORSRule></CORSConfiguration>
        """

    @Test("a preflight is answered by the first rule that fits")
    func preflight() async throws {
        try await S3TestServer.run { (server) async throws in
            _ = try await server.send("PUT", "/bucket?cors", body: Self.configuration)
            let asked = [
                "Origin": "https://app.example.com", "Access-Control-Request-Method": "PUT",
                "Access-Control-Request-Headers": "X-Amz-Date, x-amz-acl",
            ]
            let reply = try await server.send("OPTIONS", "/bucket/k", headers: asked, principal: nil)
            #expect(reply.status == 200)
            #expect(reply.header("Access-Control-Allow-Origin") == "https://app.example.com")
            #expect(reply.header("Access-Control-Allow-Methods") == "GET, PUT")
            #expect(reply.header("Access-Control-Allow-Headers") == "x-amz-date, x-amz-acl")
            #expect(reply.header("Access-Control-Max-Age") == "300")
            #expect(reply.header("Access-Control-Allow-Credentials") == "true")
            #expect(reply.header("Access-Control-Expose-Headers") == "ETag")
            let open = try await server.send(
                "OPTIONS", "/bucket/k", headers: ["Origin": "null", "Access-Control-Request-Method": "HEAD"], principal: nil)
            #expect(open.header("Access-Control-Allow-Origin") == "*")
            #expect(open.header("Access-Control-Allow-Credentials") == nil)
        }
    }

    @Test("a preflight that no rule fits is refused")
    func refusals() async throws {
        try await S3TestServer.run { (server) async throws in
            func code(_ headers: [String: String]) async throws -> String {
                try await server.code("OPTIONS", "/bucket/k", headers: headers, principal: nil)
            }
            let get = ["Origin": "https://a.example.com", "Access-Control-Request-Method": "GET"]
            #expect(try await code(get) == "AccessForbidden")
            _ = try await server.send("PUT", "/bucket?cors", body: Self.configuration)
            #expect(try await code(get) == "200")
            #expect(try await code([:]) == "BadRequest")
            #expect(try await code(["Access-Control-Request-Method": "GET"]) == "BadRequest")
            #expect(try await code(["Origin": "https://a.example.com"]) == "BadRequest")
            #expect(try await code(get.merging(["Origin": "https://example.org"]) { $1 }) == "AccessForbidden")
            #expect(try await code(get.merging(["Access-Control-Request-Method": "DELETE"]) { $1 }) == "AccessForbidden")
            #expect(try await code(get.merging(["Access-Control-Request-Headers": "authorization"]) { $1 }) == "AccessForbidden")
        }
    }

    @Test("a page of an allowed origin may read answers and errors")
    func actualRequests() async throws {
        try await S3TestServer.run { (server) async throws in
            _ = try await server.send("PUT", "/bucket?cors", body: Self.configuration)
            _ = try await server.send("PUT", "/bucket/k", body: "v")
            let origin = ["Origin": "https://app.example.com"]
            let reply = try await server.send("GET", "/bucket/k", headers: origin)
            #expect(reply.body == "v")
            #expect(reply.header("Access-Control-Allow-Origin") == "https://app.example.com")
            #expect(reply.header("Vary")?.contains("Origin") == true)
            let missing = try await server.send("GET", "/bucket/none", headers: origin)
            #expect(missing.status == 404)
            #expect(missing.body.contains("<Code>NoSuchKey</Code>"))
            #expect(missing.header("Access-Control-Allow-Origin") == "https://app.example.com")
            let denied = try await server.send("GET", "/bucket/k", headers: origin, principal: nil)
            #expect(denied.status == 403)
            let other = try await server.send("GET", "/bucket/k", headers: ["Origin": "https://example.org"])
            #expect(other.header("Access-Control-Allow-Origin") == nil)
        }
    }

    @Test("a configuration is given back as it was set, until it is removed")
    func configuration() async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.code("GET", "/bucket?cors") == "NoSuchCORSConfiguration")
            #expect(try await server.code("PUT", "/bucket?cors", body: Self.configuration) == "200")
            let rules = try await server.send("GET", "/bucket?cors").document.children("CORSRule")
            #expect(rules.count == 2)
            #expect(rules[0].children("AllowedMethod").map(\.text) == ["GET", "PUT"])
            #expect(try await server.code("DELETE", "/bucket?cors") == "204")
            #expect(try await server.code("GET", "/bucket?cors") == "NoSuchCORSConfiguration")
        }
    }

    @Test(
        "rules that S3 would not take are refused",
        arguments: [
            ("<AllowedOrigin>*</AllowedOrigin><AllowedMethod>PATCH</AllowedMethod>", "InvalidRequest"),
            ("<AllowedOrigin>*.*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>", "InvalidRequest"),
            ("<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*a*</AllowedHeader>", "InvalidRequest"),
            ("<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><ExposeHeader>x-*</ExposeHeader>", "InvalidRequest"),
            ("<AllowedMethod>GET</AllowedMethod>", "MalformedXML"),
            ("<AllowedOrigin>*</AllowedOrigin>", "MalformedXML"),
        ])
    func badRules(_ rule: String, _ code: String) async throws {
        try await S3TestServer.run { (server) async throws in
            let body = "<CORSConfiguration><CORSRule>\(rule)</CORSRule></CORSConfiguration>"
            #expect(try await server.code("PUT", "/bucket?cors", body: body) == code)
        }
    }

    @Test("one star stands for anything, also for nothing")
    func wildcards() {
        let cases: [(String, String, Bool)] = [
            ("https://a.b", "https://a.b", true), ("https://a.b", "*", true), ("https://a.b", "https://*", true),
            ("https://a.b", "*.b", true), ("https://a.b", "https://*.b", true), ("https://.b", "https://*.b", true),
            ("https://a.c", "https://*.b", false), ("ab", "ab*b", false), ("", "*", true), ("HTTPS://A.B", "https://a.b", false),
        ]
        for (origin, pattern, fits) in cases { #expect(CORSPolicy.fits(origin, pattern) == fits, "\(origin) \(pattern)") }
    }
}
