import Foundation
import Testing

@testable import LabelingServer

@Suite struct PortalSiteTests {
    struct Case: Sendable {
        let url: String
        let authority: String?
        let redirectURI: String
    }

    static let cases: [Case] = [
        .init(url: "http://127.0.0.1:9081", authority: nil, redirectURI: "http://127.0.0.1:9081"),
        .init(url: "http://127.0.0.1:9081", authority: "127.0.0.1:9081", redirectURI: "http://127.0.0.1:9081"),
        .init(url: "http://127.0.0.1:9081", authority: "LOCALHOST:9081", redirectURI: "http://localhost:9081"),
        .init(url: "http://localhost:9081", authority: "[::1]:9081", redirectURI: "http://[::1]:9081"),
        .init(url: "http://127.0.0.1:9081", authority: "localhost:9082", redirectURI: "http://127.0.0.1:9081"),
        .init(url: "http://127.0.0.1:9081", authority: "localhost.evil.example:9081", redirectURI: "http://127.0.0.1:9081"),
        .init(url: "http://127.0.0.1:9081", authority: "evil.example:9081", redirectURI: "http://127.0.0.1:9081"),
        .init(url: "https://portal.example", authority: "localhost", redirectURI: "https://portal.example"),
    ]

    @Test("codes come back to the portal's own name, or on this machine to the loopback's", arguments: cases)
    func names(_ test: Case) throws {
        let site = PortalSite(url: try #require(URL(string: test.url)), organizationName: "Example")
        #expect(site.seen(as: test.authority).redirectURI == test.redirectURI + "/oauth2/idpresponse")
    }

    @Test("the host is named with its port where that is not the scheme's own")
    func hosts() throws {
        for (url, host) in [
            ("http://127.0.0.1:9081/", "127.0.0.1:9081"), ("https://portal.example:443", "portal.example"),
            ("http://portal.example", "portal.example"), ("http://[::1]:80", "[::1]"),
            ("https://portal.example:80", "portal.example:80"),
        ] {
            #expect(PortalSite(url: try #require(URL(string: url)), organizationName: "").host == host)
        }
    }
}
