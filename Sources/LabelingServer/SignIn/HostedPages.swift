import HTTPTypes
import Hummingbird
import NIOCore

/// The pages around signing in.
struct HostedPages: Sendable {
    private let login: HostedPage
    private let newPassword: HostedPage
    private let plainMessage: HostedPage
    private let organizationName: String

    init(catalog: WebAssetCatalog, organizationName: String) throws(WebAssetError) {
        login = try HostedPage(named: "login", in: catalog)
        newPassword = try HostedPage(named: "new-password", in: catalog)
        plainMessage = try HostedPage(named: "message", in: catalog)
        self.organizationName = organizationName
    }

    /// What a form page shows.
    struct Form {
        var action: String
        var csrf: String
        var username = ""
        var session = ""
        var error = ""
        /// An origin outside the portal that the form may lead on to.
        var target: String?
    }

    func login(_ form: Form, status: HTTPResponse.Status = .ok) -> Response {
        page(login, title: "Sign in", form, status: status)
    }

    func newPassword(_ form: Form, status: HTTPResponse.Status = .ok) -> Response {
        page(newPassword, title: "Choose a password", form, status: status)
    }

    /// A page that says something and leads on to `action`.
    func message(title: String, _ text: String, status: HTTPResponse.Status = .ok, action: String = "/signin") -> Response {
        let html = plainMessage.render([
            "title": title, "poolName": organizationName, "error": text, "action": action,
        ])
        return Self.response(html, status: status, formTarget: nil)
    }

    private func page(_ page: HostedPage, title: String, _ form: Form, status: HTTPResponse.Status) -> Response {
        let html = page.render([
            "title": title, "poolName": organizationName, "error": form.error, "action": form.action,
            "csrf": form.csrf, "username": form.username, "session": form.session,
        ])
        return Self.response(html, status: status, formTarget: form.target)
    }

    private static func response(_ html: String, status: HTTPResponse.Status, formTarget: String?) -> Response {
        Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
                .contentSecurityPolicy: SecurityHeaders.contentSecurityPolicy(formTarget: formTarget),
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
}
