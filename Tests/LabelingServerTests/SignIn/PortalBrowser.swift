import AWSWire
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LabelingDomain
import Logging
import NIOCore
import Testing
import Workforce

@testable import LabelingServer

/// A browser with cookies, in front of the sign-in routes of a portal.
final class PortalBrowser {
    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    /// Serves the sign-in of `server`, and a page behind it, to `body`.
    static func open(
        _ server: WorkforceTestServer, portalURL: String = WorkforceTestServer.portalURL,
        now: @escaping @Sendable () -> Timestamp = { Timestamp(microseconds: 1_800_000_000_000_000) },
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let catalog = try WebAssetCatalog(root: webRoot)
        let pages = try HostedPages(catalog: catalog, organizationName: "Example")
        let router = Router(context: PortalRequestContext.self)
        router.add(middleware: AddressGate(workforces: server.services.workforces, pages: pages))
        SignInRoutes(
            services: server.services,
            site: PortalSite(url: try #require(URL(string: portalURL)), organizationName: "Example"), pages: pages,
            sealer: Sealer(key: SymmetricKey(size: .bits256)), now: now
        ).add(to: router)
        router.group().add(middleware: WorkerSession(sessions: server.services.sessions, now: now))
            .post("/api/work") { _, context in try context.requireWorker().username }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        try await Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
            .test(.live) { try await body($0) }
    }

    private static var webRoot: String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../web-static").standardized.path
    }

    /// What came back, with what a test asks about it.
    struct Page {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String

        var location: String { headers[.location] ?? "" }

        /// The value of a hidden input of the form.
        func field(_ name: String) -> String {
            let marker = "name=\"\(name)\" value=\""
            guard let start = text.range(of: marker)?.upperBound else { return "" }
            return String(text[start...].prefix { $0 != "\"" })
        }

        var action: String {
            (text.firstMatch(of: /action="([^"]*)"/).map { String($0.1) } ?? "").replacing("&amp;", with: "&")
        }

        var error: String {
            text.firstMatch(of: /role="alert">([^<]*)</).map { String($0.1) } ?? ""
        }
    }

    func get(_ uri: String, headers: HTTPFields = [:]) async throws -> Page {
        try await send(.get, uri, headers: headers)
    }

    func post(_ uri: String, _ fields: [(String, String?)] = [], headers: HTTPFields = [:]) async throws -> Page {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, uri, headers: headers, body: URLQuery(fields.map { (name: $0.0, value: $0.1) }).text)
    }

    func send(
        _ method: HTTPRequest.Method, _ uri: String, headers: HTTPFields = [:], body: String = ""
    ) async throws -> Page {
        var headers = headers
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        let path =
            uri.hasPrefix(WorkforceTestServer.portalURL)
            ? String(uri.dropFirst(WorkforceTestServer.portalURL.count)) : uri
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: ByteBuffer(string: body))
        for header in response.headers[values: .setCookie] { keep(header) }
        return Page(status: response.status, headers: response.headers, text: String(buffer: response.body))
    }

    /// Goes to the log-in page, through the redirects before it.
    func openLogin() async throws -> Page {
        let start = try await get("/signin")
        return try await get(try await get(start.location).location)
    }

    /// Logs in with a name and password of one's own, up to the session.
    func logIn(_ username: String, _ password: String) async throws -> Page {
        let login = try await openLogin()
        let answer = try await post(
            login.action, [("csrf", login.field("csrf")), ("username", username), ("password", password)])
        return answer.status == .found ? try await get(answer.location) : answer
    }

    private func keep(_ header: String) {
        guard let pair = header.split(separator: ";").first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        else { return }
        cookies[String(pair[0])] = header.contains("Max-Age=0") ? nil : String(pair[1])
    }
}
