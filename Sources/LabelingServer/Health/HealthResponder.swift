import Hummingbird
import Persistence

/// Answers `/healthz` and `/metrics`; everything else is the next responder's.
struct HealthResponder<Next: HTTPResponder>: HTTPResponder {
    let database: any Database
    let metrics: PrometheusMetrics
    let next: Next

    func respond(to request: Request, context: Next.Context) async throws -> Response {
        switch (request.method, request.uri.path) {
        case (.get, "/healthz"), (.head, "/healthz"): await health()
        case (.get, "/metrics"): text(.ok, metrics.exposition() + ProcessMetrics.exposition())
        default: try await next.respond(to: request, context: context)
        }
    }

    /// Healthy means that the database answers.
    private func health() async -> Response {
        do {
            _ = try await database.read { try $0.rows("SELECT 1 AS one") }
            return text(.ok, "ok\n")
        } catch {
            return text(.serviceUnavailable, "the database does not answer\n")
        }
    }

    private func text(_ status: HTTPResponse.Status, _ body: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
