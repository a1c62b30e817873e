import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import LabelingServer

@Suite("Static files of the portal")
struct WebAssetRoutesTests {
    private func withPortal(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.path + "/web-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        let files = [
            "index.html": "<!doctype html><title>Portal</title>",
            "console/index.html": "<!doctype html><title>Console</title>",
            "portal/main.js": "export const here = 1;",
            "portal/notes.txt": "not served",
            "crowd/boot.js": "boot({/* modules */});",
            "crowd/main.js": "import \"#crowd/base/one.js\"; // \u{2028}é",
            "crowd/base/one.js": "export default `a\\n\"b\"`;",
            "crowd/base/one.css": "p { content: \"x\"; }",
            "ui/tokens.css": ":root { --accent: red; }",
        ]
        for (name, text) in files {
            let path = root + "/" + name
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        }
        let router = Router()
        try WebAssetRoutes(catalog: WebAssetCatalog(root: root, iconFont: root + "/absent.ttf")).add(to: router)
        try await Application(router: router).test(.router, body)
    }

    @Test("an asset comes with its type, a validator and an open origin; the validator answers 304")
    func validators() async throws {
        try await withPortal { client in
            let first = try await client.execute(uri: "/assets/portal/main.js", method: .get)
            #expect(first.status == .ok)
            #expect(String(buffer: first.body) == "export const here = 1;\n")
            #expect(first.headers[.contentType] == "text/javascript; charset=utf-8")
            #expect(first.headers[.xContentTypeOptions] == "nosniff")
            #expect(first.headers[.cacheControl] == "no-cache")
            #expect(first.headers[.accessControlAllowOrigin] == "*")
            let tag = try #require(first.headers[.eTag])
            for header in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let again = try await client.execute(
                    uri: "/assets/portal/main.js", method: .get, headers: [.ifNoneMatch: header])
                #expect(again.status == .notModified, "If-None-Match: \(header)")
                #expect(again.body.readableBytes == 0)
            }
            let changed = try await client.execute(
                uri: "/assets/portal/main.js", method: .get, headers: [.ifNoneMatch: "\"other\""])
            #expect(changed.status == .ok)
        }
    }

    @Test("text is sent packed to who takes gzip, and known again by its own validator")
    func packedText() async throws {
        try await withPortal { client in
            let plain = try await client.execute(uri: "/assets/crowd-html-elements.js", method: .get)
            let packed = try await client.execute(
                uri: "/assets/crowd-html-elements.js", method: .get, headers: [.acceptEncoding: "br, gzip;q=0.8"])
            #expect(plain.headers[.contentEncoding] == nil && packed.headers[.contentEncoding] == "gzip")
            #expect(packed.headers[.vary] == "Accept-Encoding" && plain.headers[.vary] == "Accept-Encoding")
            #expect(packed.body.readableBytes < plain.body.readableBytes)
            #expect(packed.body.getBytes(at: 0, length: 2) == [0x1F, 0x8B])
            let tag = try #require(packed.headers[.eTag])
            #expect(tag != plain.headers[.eTag])
            let again = try await client.execute(
                uri: "/assets/crowd-html-elements.js", method: .get, headers: [.ifNoneMatch: tag, .acceptEncoding: "gzip"])
            #expect(again.status == .notModified)
            let refused = try await client.execute(
                uri: "/assets/crowd-html-elements.js", method: .get, headers: [.acceptEncoding: "gzip;q=0, identity"])
            #expect(refused.headers[.contentEncoding] == nil)
        }
    }

    @Test("HEAD answers the headers of GET without a body")
    func head() async throws {
        try await withPortal { client in
            let response = try await client.execute(uri: "/assets/portal/main.js", method: .head)
            #expect(response.status == .ok)
            #expect(response.body.readableBytes == 0)
        }
    }

    @Test(
        "nothing outside the folder is reached by any spelling of a path, and unknown kinds of files are not served",
        arguments: [
            "/assets/../index.html", "/assets/%2e%2e/etc/passwd", "/assets/portal/..%2f..%2fetc/passwd",
            "/assets//etc/passwd", "/assets/portal/notes.txt", "/assets/portal",
            "/assets/%00portal/main.js", "/assets/",
        ])
    func traversal(path: String) async throws {
        try await withPortal { client in
            let response = try await client.execute(uri: path, method: .get)
            #expect(response.status == .notFound)
        }
    }

    @Test("the pages of portal and console are served at their addresses, under the same content security policy")
    func shells() async throws {
        let titles = [
            "/": "Portal", "/jobs/abc": "Portal", "/console": "Console", "/console/jobs/abc": "Console", "/console/preview": "Console",
        ]
        try await withPortal { client in
            for (path, title) in titles {
                let response = try await client.execute(uri: path, method: .get)
                #expect(response.status == .ok)
                #expect(String(buffer: response.body).contains("<title>\(title)</title>"))
                #expect(
                    response.headers[.contentSecurityPolicy] == WebAssetRoutes.shellContentSecurityPolicy)
            }
        }
    }

    @Test("the crowd library is one script that holds every module and style sheet under its name, 07/CE-general-1")
    func library() async throws {
        try await withPortal { client in
            let response = try await client.execute(uri: "/assets/crowd-html-elements.js", method: .get)
            let text = String(buffer: response.body)
            #expect(text.hasPrefix("boot({") && text.hasSuffix("});\n"))
            let json = text.dropFirst("boot(".count).dropLast(");\n".count)
            let modules = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
            #expect(
                modules.keys.sorted() == [
                    "#crowd/base/one.css", "#crowd/base/one.js", "#crowd/main.js", "#ui/tokens.css",
                ])
            #expect(modules["#crowd/main.js"] == "import \"#crowd/base/one.js\"; // \u{2028}é\n")
            #expect(modules["#crowd/base/one.js"] == "export default `a\\n\"b\"`;\n")
            #expect(modules["#crowd/base/one.css"] == #"export default "p { content: \"x\"; }\n";"#)
        }
    }

    @Test("a folder without the portal page or the library's boot script is refused at start, by name")
    func incomplete() throws {
        #expect(throws: WebAssetError.unreadable(path: "/nowhere")) { try WebAssetCatalog(root: "/nowhere") }
        let root = FileManager.default.temporaryDirectory.path + "/web-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        #expect(throws: WebAssetError.missing(name: "crowd/boot.js")) { try WebAssetCatalog(root: root) }
        try Data("{/* modules */}".utf8).write(to: URL(fileURLWithPath: root + "/boot"))
        try FileManager.default.createDirectory(atPath: root + "/crowd", withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: root + "/boot", toPath: root + "/crowd/boot.js")
        #expect(throws: WebAssetError.missing(name: "index.html")) {
            try WebAssetRoutes(catalog: WebAssetCatalog(root: root))
        }
    }
}
