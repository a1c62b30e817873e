import Hummingbird
import JobEngine
import LabelingDomain

/// The portal's job list, tasks and task frames, for signed-in workers.
struct PortalRoutes: Sendable {
    let desk: WorkerDesk
    let media: MediaSigner
    let now: @Sendable () -> Timestamp

    /// The longest answer or draft a page may send, in bytes.
    static let maxAnswerBytes = 64 << 20
    /// When a worker for whom there is nothing now should ask again, in seconds.
    static let retryAfterSeconds = 5

    /// Adds the routes. The routes need `PortalRequestContext.worker`, so add them behind the worker's session.
    func add(to routes: some RouterMethods<PortalRequestContext>) {
        routes.get("/api/jobs") { _, context in try await jobs(context) }
        routes.post("/api/jobs/:jobId/tasks") { try await next($0, $1) }
        routes.get("/api/tasks/:taskId") { try await show($0, $1) }
        routes.post("/api/tasks/:taskId/accept") { try await accept($0, $1) }
        routes.put("/api/tasks/:taskId/draft") { try await saveDraft($0, $1) }
        routes.post("/api/tasks/:taskId/submit") { try await submit($0, $1) }
        routes.post("/api/tasks/:taskId/decline") { try await decline($0, $1) }
        routes.post("/api/tasks/:taskId/release") { try await release($0, $1) }
        routes.post("/api/tasks/:taskId/stop") { try await stop($0, $1) }
        routes.post("/api/tasks/:taskId/resume") { try await resume($0, $1) }
        routes.get("/frames/:taskId") { try await frame($0, $1) }
    }
}
