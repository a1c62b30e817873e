import Foundation
import FunctionRuntime
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The Lambda Runtime API, version 2018-06-01, for the one process that an exchange belongs to.
///
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
struct RuntimeAPIRoutes: Sendable {
    let exchange: RuntimeExchange

    private static let maxErrorBytes = 262_144

    /// Answers on a loopback port of its own, which it tells `listening`, until it is cancelled.
    func serve(_ listening: @escaping @Sendable (_ port: Int) -> Void) async throws {
        let router = Router()
        add(to: router.group("/2018-06-01/runtime"))
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0), serverName: "groundwork"),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { listening(port) }
            }, logger: Logger(label: "groundwork.functions", factory: { _ in SwiftLogNoOpLogHandler() }))
        try await application.run()
    }

    private func add(to routes: RouterGroup<BasicRequestContext>) {
        routes.get("invocation/next") { _, _ in await next() }
        routes.post("invocation/:id/response") { request, context in
            try await respond(request, to: context.parameters.require("id"))
        }
        routes.post("invocation/:id/error") { request, context in
            let error = try await Self.body(of: request, limit: Self.maxErrorBytes)
            return Self.receipt(await exchange.fail(try context.parameters.require("id"), error: error))
        }
        routes.post("init/error") { request, _ in
            await exchange.failInit(error: try await Self.body(of: request, limit: Self.maxErrorBytes))
            return Self.receipt(true)
        }
    }

    private func next() async -> Response {
        guard let invocation = await exchange.next() else {
            return Self.error(.gone, "The runtime is to stop.", type: "InvalidStateTransition")
        }
        var headers: HTTPFields = [
            .contentType: "application/json", .runtimeRequestID: invocation.requestID,
            .runtimeDeadline: String(Int64(invocation.deadline.timeIntervalSince1970 * 1_000)),
            .runtimeFunctionARN: invocation.functionARN, .runtimeTraceID: invocation.traceID,
        ]
        headers[.runtimeClientContext] = invocation.clientContext
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: invocation.payload)))
    }

    private func respond(_ request: Request, to requestID: String) async throws -> Response {
        do {
            let payload = try await Self.body(of: request, limit: FunctionLimits.maxPayloadBytes)
            return Self.receipt(await exchange.respond(to: requestID, payload: payload))
        } catch is NIOTooManyBytesError {
            await exchange.refuseAnswer(to: requestID)
            return Self.error(.contentTooLarge, "Exceeded maximum allowed payload size.", type: "RequestEntityTooLarge")
        }
    }

    private static func body(of request: Request, limit: Int) async throws -> [UInt8] {
        Array(buffer: try await request.body.collect(upTo: limit))
    }

    private static func receipt(_ isAwaited: Bool) -> Response {
        guard isAwaited else { return error(.badRequest, "Nobody waits for this request.", type: "InvalidRequestID") }
        return Response(
            status: .accepted, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"status\":\"OK\"}\n")))
    }

    private static func error(_ status: HTTPResponse.Status, _ message: String, type: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(
                byteBuffer: ByteBuffer(string: "{\"errorMessage\":\"\(message)\",\"errorType\":\"\(type)\"}\n")))
    }
}
