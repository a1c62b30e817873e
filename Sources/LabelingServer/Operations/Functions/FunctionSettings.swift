import AWSWire
import FunctionRuntime
import ServiceShapes

/// What a request says about a function's configuration, in whichever operation; nil for what it does not say.
struct FunctionSettings: Sendable {
    var runtime: String?
    var handler: String?
    var role: String?
    var description: String?
    var timeout: Int?
    var memorySize: Int?
    var storage: Int?
    var environment: [String: String]?
    var architectures: [String]?
    var tags: [String: String]?

    private static let maxTimeoutSeconds = 900
    private static let maxMemoryMiB = 10_240
    private static let maxEnvironmentBytes = 4_096
    /// Variables that the service sets itself.
    private static let reservedVariables: Set<String> = [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR",
    ]

    /// `old` with these settings, or a new configuration where there is none. Throws `AWSError`.
    func configuration(changing old: FunctionConfiguration?) throws(AWSError) -> FunctionConfiguration {
        try check()
        guard let runtime = runtime ?? old?.runtime else {
            throw .invalidFunctionParameter("Runtime and Handler are mandatory parameters for functions created with deployment packages.")
        }
        try Self.check(runtime: runtime)
        guard let handler = handler ?? old?.handler ?? (runtime.hasPrefix("provided") ? "bootstrap" : nil), let role = role ?? old?.role
        else {
            throw .invalidFunctionParameter("Runtime and Handler are mandatory parameters for functions created with deployment packages.")
        }
        var configuration = old ?? FunctionConfiguration(runtime: runtime, handler: handler, role: role)
        configuration.runtime = runtime
        configuration.handler = handler
        configuration.role = role
        if let description { configuration.description = description }
        if let timeout { configuration.timeoutSeconds = timeout }
        if let memorySize { configuration.memoryMiB = memorySize }
        if let storage { configuration.storageMiB = storage }
        if let environment { configuration.environment = environment }
        if let tags { configuration.tags = tags }
        if let architecture = architectures?.first { configuration.architecture = architecture }
        return configuration
    }

    private static func check(runtime: String) throws(AWSError) {
        guard runtime.hasPrefix("python3.") || runtime.hasPrefix("provided") else {
            throw .invalidFunctionParameter(
                "The runtime parameter of \(runtime) is not supported by this service. Supported are python3.x, for handlers "
                    + "in Python, and provided, provided.al2 and provided.al2023, for an executable named bootstrap.")
        }
    }

    private func check() throws(AWSError) {
        if let timeout, timeout > Self.maxTimeoutSeconds {
            throw .validation(
                "1 validation error detected: Value '\(timeout)' at 'timeout' failed to satisfy constraint: Member must have "
                    + "value less than or equal to \(Self.maxTimeoutSeconds)")
        }
        if let memorySize, memorySize > Self.maxMemoryMiB {
            throw .validation(
                "1 validation error detected: Value '\(memorySize)' at 'memorySize' failed to satisfy constraint: Member must "
                    + "have value less than or equal to \(Self.maxMemoryMiB)")
        }
        guard let environment else { return }
        let reserved = environment.keys.filter { Self.reservedVariables.contains($0) }.sorted()
        guard reserved.isEmpty else {
            throw .invalidFunctionParameter(
                "Lambda was unable to configure your environment variables because the environment variables you have "
                    + "provided contains reserved keys that are currently not supported for modification. Reserved keys used "
                    + "in this request: \(reserved.joined(separator: ", "))")
        }
        let bytes = environment.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard bytes <= Self.maxEnvironmentBytes else {
            throw .invalidFunctionParameter(
                "Lambda was unable to configure your environment variables because the environment variables you have "
                    + "provided exceeded the \(Self.maxEnvironmentBytes / 1_024)KB limit. They have \(bytes) bytes.")
        }
    }
}
