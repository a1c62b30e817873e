import HTTPTypes
import Hummingbird
import JobEngine
import LabelingDomain
import Manifests
import TaskTypes

extension PortalRoutes {
    func next(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let body = try await TaskRequestBody(request)
        let jobCode = try context.parameters.require("jobId")
        let isPrefetch = body.flag("prefetch")
        let assignment = try await TaskTimers.next.measure {
            try await answering { try await desk.next(in: jobCode, for: context.labeler(), prefetch: isPrefetch) }
        }
        guard let assignment else {
            return Response(
                status: .noContent,
                headers: [.retryAfter: String(Self.retryAfterSeconds), .cacheControl: "no-store"])
        }
        return try await reply(assignment)
    }

    func show(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let name = try context.taskName()
        let token = LeaseToken(request.uri.queryParameters["lease"].map(String.init) ?? "")
        return try await reply(
            try await answering { try await desk.task(name, of: context.labeler(), token: token) })
    }

    func accept(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let (name, body) = (try context.taskName(), try await TaskRequestBody(request))
        let token = try body.leaseToken()
        return try await reply(
            try await answering { try await desk.accept(name, by: context.labeler(), token: token) })
    }

    func submit(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let (name, body) = (try context.taskName(), try await TaskRequestBody(request))
        let token = try body.leaseToken()
        let answer = try body.object("answer")
        let seconds = body.number("timeSpentInSeconds") ?? 0
        let receipt = try await TaskTimers.submit.measure {
            try await answering {
                try await desk.submit(
                    answer, to: name, by: context.labeler(), token: token, timeSpentInSeconds: max(0, seconds))
            }
        }
        return .json(
            .object([
                .init("receipt", .string(receipt.receipt)),
                .init("submittedAt", .string(receipt.submittedAt.responseTime)),
            ]))
    }

    func saveDraft(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let (name, body) = (try context.taskName(), try await TaskRequestBody(request))
        let token = try body.leaseToken()
        let draft = try body.object("draft")
        let sequence = Int64(body.number("sequence") ?? 0)
        try await answering {
            try await desk.saveDraft(draft, sequence: sequence, of: name, by: context.labeler(), token: token)
        }
        return Response(status: .noContent)
    }

    func decline(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let (name, body) = (try context.taskName(), try await TaskRequestBody(request))
        let token = try body.leaseToken()
        try await answering { try await desk.decline(name, by: context.labeler(), token: token) }
        return .json(.object([.init("state", .string("declined"))]))
    }

    func release(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let (name, body) = (try context.taskName(), try await TaskRequestBody(request))
        let token = try body.leaseToken()
        try await answering { try await desk.release(name, by: context.labeler(), token: token) }
        return .json(.object([.init("state", .string("released"))]))
    }

    func stop(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let (name, body) = (try context.taskName(), try await TaskRequestBody(request))
        let token = try body.leaseToken()
        return try await reply(
            try await answering { try await desk.stop(name, by: context.labeler(), token: token) })
    }

    func resume(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let name = try context.taskName()
        return try await reply(try await answering { try await desk.resume(name, by: context.labeler()) })
    }

    private func reply(_ assignment: WorkerDesk.Assignment) async throws -> Response {
        var mediaPaths: [String] = []
        if assignment.job.namesFiles,
            case .image(let place) = try await answering({ try await desk.dataObject(of: assignment) })
        {
            mediaPaths.append(MediaPath.of(place, signer: media, at: now()))
        }
        return .json(TaskReply(assignment: assignment, mediaPaths: mediaPaths).json)
    }
}
