import Foundation

/// The JSON of errors that the service, not the function, reports, in the words of AWS.
enum InvocationErrorText {
    static func json(_ end: RuntimeEnd, requestID: String, timeoutSeconds: Int) -> [UInt8] {
        switch end {
        case .initFailed(let error): error
        case .timedOut:
            encode("Sandbox.Timedout", "RequestId: \(requestID) Error: Task timed out after \(timeoutSeconds).00 seconds")
        case .exited(let end):
            encode("Runtime.ExitError", "RequestId: \(requestID) Error: Runtime exited with error: \(end)")
        case .answerTooLarge:
            encode(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (\(FunctionLimits.maxPayloadBytes) bytes).")
        case .retired: encode("Runtime.ExitError", "RequestId: \(requestID) Error: Runtime was stopped")
        case .unstartable(let reason):
            encode("Runtime.InvalidEntrypoint", "RequestId: \(requestID) Error: \(reason)")
        }
    }

    private static func encode(_ type: String, _ message: String) -> [UInt8] {
        let error = ["errorMessage": message, "errorType": type]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array((try? encoder.encode(error)) ?? Data())
    }
}
