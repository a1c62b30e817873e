import Hummingbird

/// A refusal of the portal's JSON interface: `{"error":{"code":"…","message":"…"}}`.
struct PortalError: Error, HTTPResponseError, Hashable {
    let status: HTTPResponse.Status
    /// What a program tells refusals apart by.
    let code: String
    /// What the person at the screen may read.
    let message: String

    func response(from request: Request, context: some RequestContext) throws -> Response {
        let body = ["error": ["code": code, "message": message]]
        var response = try context.responseEncoder.encode(body, from: request, context: context)
        response.status = status
        response.headers[.cacheControl] = "no-store"
        return response
    }

    static let notSignedIn = PortalError(status: .unauthorized, code: "NotSignedIn", message: "Sign in to go on.")
    static let wrongCSRFToken = PortalError(
        status: .forbidden, code: "WrongCSRFToken",
        message: "The header X-CSRF-Token must hold the csrfToken of GET /api/session.")
    static let addressNotAllowed = PortalError(
        status: .forbidden, code: "AddressNotAllowed",
        message: "Your network address is outside the ranges that this workforce allows.")
}
