import HTTPTypes
import Hummingbird
import JobEngine
import LabelingDomain
import NIOCore
import TaskTypes

extension PortalRoutes {
    /// The worker page of a task: the job's template, printed for the task's object.
    ///
    /// The template is somebody else's code. Its headers give it an origin of its own, without the portal's cookies, even
    /// where it is opened outside of the shell's frame (DESIGN invariant 6).
    func frame(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let name = try context.taskName()
        let token = LeaseToken(request.uri.queryParameters["lease"].map(String.init) ?? "")
        let (media, time) = (media, now())
        let page = try await answering {
            let assignment = try await desk.task(name, of: context.labeler(), token: token)
            let material = try await desk.material(of: assignment)
            let timeLimit = Duration.seconds(assignment.job.specification.timeLimitInSeconds)
            return try assignment.job.page.render(taskInput: material.input) { text in
                S3URI(text).map { MediaPath.of($0, signer: media, at: time, timeLimit: timeLimit) } ?? text
            }
        }
        let html = FramePage.rewrite(page)
        let policy = FramePolicy(host: request.head.authority ?? "", allowsOutside: FramePage.loadsFromOutside(html))
        return .templatePage(html, policy: policy)
    }
}

extension Response {
    /// A template's page: somebody else's code, which no cache keeps.
    static func templatePage(_ html: String, policy: FramePolicy) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentSecurityPolicy: policy.header,
                .cacheControl: "no-store",
                .xContentTypeOptions: "nosniff",
                .referrerPolicy: "no-referrer",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
}

extension HTTPField.Name {
    fileprivate static var referrerPolicy: Self { HTTPField.Name("Referrer-Policy") ?? .referer }
}
