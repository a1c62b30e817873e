import Crypto
import Foundation
import JobEngine
import LabelingDomain
import Testing

@testable import LabelingServer

@Suite struct FrameAndMediaTests {
    @Test(
        "a page that loads things from elsewhere gets a wider policy, 03/CUS-7, 03/LIQ-15",
        arguments: [
            ("<img src='https://example.com/a.png'>", true), ("<script src=\"//cdn.example/x.js\"></script>", true),
            ("<link rel=stylesheet href=http://x/y.css>", true), ("<style>a { background: url(https://x/y) }</style>", true),
            ("<img src=\"/media/x\"><p>see https://example.com</p>", false), ("<crowd-form></crowd-form>", false),
        ])
    func outsideSources(html: String, expected: Bool) {
        #expect(FramePage.loadsFromOutside(html) == expected)
        let policy = FramePolicy(host: "127.0.0.1:9081", allowsOutside: expected).header
        #expect(policy.contains("script-src 127.0.0.1:9081 'unsafe-inline' blob:" + (expected ? " https:" : ";")))
        #expect(policy.contains("frame-src 127.0.0.1:9081 blob: data:" + (expected ? " https:" : ";")))
    }

    @Test(
        "every script and style sheet of the library's host comes from the portal, 03/CUS-6, 07/CE-general-1",
        arguments: [
            (
                "<script src=\"https://assets.crowd.aws/crowd-html-elements.js\"></script>",
                "<script src=\"/assets/crowd-html-elements.js\"></script>"
            ),
            ("<script src='http://assets.crowd.aws/crowd-html-elements-v2.js'>", "<script src='/assets/crowd-html-elements.js'>"),
            ("<script src=//assets.crowd.aws/v3/crowd-html-elements-v3.1.min.js?v=2>", "<script src=/assets/crowd-html-elements.js>"),
            (
                "<link rel=stylesheet href=\"https://assets.crowd.aws/css/crowd-html-elements-v2.css\">",
                "<link rel=stylesheet href=\"/assets/ui/tokens.css\">"
            ),
            (
                "<style>@import url(HTTPS://assets.crowd.aws/css/crowd-html-elements.css);</style>",
                "<style>@import url(/assets/ui/tokens.css);</style>"
            ),
            ("<img src='https://assets.crowd.aws/a.png'>", "<img src='https://assets.crowd.aws/a.png'>"),
            ("<script src='https://assets.crowd.aws.example/x.js'>", "<script src='https://assets.crowd.aws.example/x.js'>"),
        ])
    func libraryAddresses(html: String, expected: String) {
        #expect(FramePage.rewrite(html) == expected)
    }

    @Test("a host that is more than a host does not get into the policy")
    func forgedHost() {
        let policy = FramePolicy(host: "x; script-src *", allowsOutside: false).header
        #expect(!policy.contains("x;") && policy.contains("script-src 'self'"))
    }

    @Test("a media token reads one object, for a while, and cannot be changed, 03/LIQ-13")
    func mediaTokens() throws {
        let signer = MediaSigner(key: SymmetricKey(data: Data(repeating: 1, count: 32)))
        let now = Timestamp(microseconds: 1_800_000_000_000_000)
        let place = S3URI(bucket: "data", key: "ä b/ü?.png")
        let token = signer.token(for: place, at: now)
        #expect(signer.place(in: token, at: now) == place)
        #expect(signer.place(in: token, at: now + .seconds(8 * 3_600)) == place)
        #expect(signer.place(in: token, at: now + .seconds(24 * 3_600)) == nil)
        #expect(signer.token(for: place, at: now + .seconds(1)) == token)
        #expect(MediaSigner(key: SymmetricKey(size: .bits256)).place(in: token, at: now) == nil)
        for position in token.indices {
            var changed = token
            changed.replaceSubrange(position...position, with: token[position] == "A" ? "B" : "A")
            // The last digit of base64 may have bits that mean nothing.
            if changed.dropLast() != token.dropLast() { #expect(signer.place(in: changed, at: now) == nil) }
        }
        #expect(signer.place(in: "", at: now) == nil)
    }

    @Test(
        "only types that run nothing are served as what they are",
        arguments: [
            ("image/jpeg", "a", "image/jpeg"), ("binary/octet-stream", "a.JPG", "image/jpeg"),
            ("text/html", "a.html", "application/octet-stream"), ("text/html", "a.png", "image/png"),
            ("application/javascript", "x.js", "application/octet-stream"), ("text/plain; charset=utf-8", "x", "text/plain; charset=utf-8"),
        ])
    func mediaTypes(stored: String, key: String, expected: String) {
        #expect(MediaType.safe(stored, key: key) == expected)
    }
}
