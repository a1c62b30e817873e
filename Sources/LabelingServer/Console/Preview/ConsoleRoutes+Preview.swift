import HTTPTypes
import Hummingbird
import Manifests
import NIOCore
import TaskTypes

extension ConsoleRoutes {
    /// `POST /console/api/previews`: the address of the page, or the template's fault with its place.
    func makePreview(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let body = try await ConsoleRequestBody(request, limit: Self.maxPreviewBytes)
        let template = try body.text("template")
        let input = try Self.input(body.text("input"))
        guard let owner = context.administrator?.accessKeyID else { throw PortalError.notSignedIn }
        do {
            let id = try previews.make(template, input: input, owner: owner, now: now())
            return .json(.object([.init("frameUrl", .string("/console/previews/\(id)")), .init("errors", .array([]))]))
        } catch {
            let fault = JSONValue.object([
                .init("line", .integer(error.line)), .init("column", .integer(error.column)),
                .init("message", .string(error.message)),
            ])
            return .json(.object([.init("frameUrl", .null), .init("errors", .array([fault]))]))
        }
    }

    /// The page of a template, with the policy under which workers see it: an origin of its own, without any cookie.
    func showPreview(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        guard let owner = context.administrator?.accessKeyID,
            let html = previews.page(try context.parameters.require("id"), owner: owner, now: now())
        else { throw PortalError.noPreview }
        let policy = FramePolicy(host: request.head.authority ?? "", allowsOutside: FramePage.loadsFromOutside(html))
        return .templatePage(html, policy: policy)
    }

    private static func input(_ text: String) throws(PortalError) -> JSONValue {
        let input: JSONValue
        do {
            input = try JSONValue(parsing: text)
        } catch {
            throw .invalidInput("The input is not JSON: \(error).")
        }
        guard input.members != nil else { throw .invalidInput("The input must be a JSON object.") }
        return input
    }
}

extension PortalError {
    fileprivate static let noPreview = PortalError(
        status: .notFound, code: "PreviewNotFound", message: "This preview is not kept any more. Render the template again.")

    fileprivate static func invalidInput(_ reason: String) -> PortalError {
        PortalError(status: .badRequest, code: "InvalidInput", message: reason)
    }
}
