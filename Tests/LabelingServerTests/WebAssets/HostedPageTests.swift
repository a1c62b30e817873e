import Foundation
import Testing

@testable import LabelingServer

@Suite("Pages that the server fills in")
struct HostedPageTests {
    private func page(_ template: String) throws -> HostedPage {
        let root = FileManager.default.temporaryDirectory.path + "/pages-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        for (name, text) in ["signin/login.html": template, "crowd/boot.js": "{/* modules */}"] {
            let path = root + "/" + name
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        }
        return try HostedPage(named: "login", in: WebAssetCatalog(root: root))
    }

    @Test("fields are filled in, escaped for text and attributes; a missing one is empty")
    func filling() throws {
        let page = try page("<p>{{error}}</p><input value=\"{{username}}\"><i>{{other}}</i>{{")
        #expect(
            page.render(["error": "<script>&", "username": "a\"b'c"])
                == "<p>&lt;script&gt;&amp;</p><input value=\"a&quot;b&#39;c\"><i></i>{{")
    }

    @Test("a value that looks like a place is not filled in again")
    func noSecondPass() throws {
        #expect(try page("{{a}}{{b}}").render(["a": "{{b}}", "b": "x"]) == "{{b}}x")
    }

    @Test("a page that does not exist is named")
    func missing() throws {
        #expect(throws: WebAssetError.missing(name: "signin/other.html")) {
            let root = FileManager.default.temporaryDirectory.path + "/pages-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: root) }
            try FileManager.default.createDirectory(atPath: root + "/crowd", withIntermediateDirectories: true)
            try Data("{/* modules */}".utf8).write(to: URL(fileURLWithPath: root + "/crowd/boot.js"))
            _ = try HostedPage(named: "other", in: WebAssetCatalog(root: root))
        }
    }
}
