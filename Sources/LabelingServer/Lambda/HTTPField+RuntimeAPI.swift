import HTTPTypes

/// The headers of the Lambda Runtime API.
extension HTTPField.Name {
    static let runtimeRequestID = named("Lambda-Runtime-Aws-Request-Id")
    static let runtimeDeadline = named("Lambda-Runtime-Deadline-Ms")
    static let runtimeFunctionARN = named("Lambda-Runtime-Invoked-Function-Arn")
    static let runtimeTraceID = named("Lambda-Runtime-Trace-Id")
    static let runtimeClientContext = named("Lambda-Runtime-Client-Context")

    /// `name` is a token, so there is always a field of it; any other field would do for the compiler.
    private static func named(_ name: String) -> Self { HTTPField.Name(name) ?? .contentType }
}
