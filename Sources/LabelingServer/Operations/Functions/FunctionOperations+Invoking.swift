import AWSWire
import Foundation
import FunctionRuntime
import ServiceShapes

extension FunctionOperations {
    private static let emptyEvent = Array("{}".utf8)

    func invoke(_ input: Lambda.Invoke.Input, _ context: OperationContext) async throws -> Lambda.Invoke.Output {
        if input.tenantId != nil || input.durableExecutionName != nil {
            throw AWSError.invalidFunctionParameter("Not supported by this service: TenantId, DurableExecutionName.")
        }
        let function = try await function(input.functionName, input.qualifier)
        let payload = try Self.event(input)
        switch input.invocationType {
        case "DryRun": return .init(statusCode: 204)
        case "Event":
            try events.put(payload, for: function, requestID: context.requestID)
            return .init(statusCode: 202)
        default: break
        }
        let outcome = try await runner.invoke(
            function, payload: payload, requestID: context.requestID, clientContext: Self.clientContext(input))
        let log = outcome.log.utf8.suffix(FunctionLimits.logTailBytes)
        return .init(
            statusCode: 200, functionError: outcome.isError ? "Unhandled" : nil,
            logResult: input.logType == "Tail" ? Data(log).base64EncodedString() : nil,
            payload: WireBlob(outcome.payload), executedVersion: FunctionName.latest)
    }

    /// The event, a JSON text within the limit of its kind.
    private static func event(_ input: Lambda.Invoke.Input) throws(AWSError) -> [UInt8] {
        guard let payload = input.payload?.bytes, !payload.isEmpty else { return emptyEvent }
        let limit = input.invocationType == "Event" ? FunctionLimits.maxEventPayloadBytes : FunctionLimits.maxPayloadBytes
        guard payload.count <= limit else {
            throw AWSError(
                code: "RequestTooLargeException",
                message: "\(payload.count) byte payload is too large for the \(input.invocationType ?? "RequestResponse") "
                    + "invocation type (limit \(limit) bytes)",
                status: 413, members: [.init("Type", "User")])
        }
        guard (try? JSONSerialization.jsonObject(with: Data(payload), options: .fragmentsAllowed)) != nil else {
            throw AWSError(
                code: "InvalidRequestContentException",
                message: "Could not parse request body into json: it is not a JSON text in UTF-8.",
                members: [.init("Type", "User")])
        }
        return payload
    }

    /// Callers send it in Base64, functions get it as JSON.
    private static func clientContext(_ input: Lambda.Invoke.Input) -> String? {
        input.clientContext.flatMap { Data(base64Encoded: $0) }.map { String(decoding: $0, as: UTF8.self) }
    }
}
