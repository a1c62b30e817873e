/// The environment of a function's process: what AWS promises, and nothing of the server's.
struct SandboxVariables: Sendable {
    let deployment: FunctionDeployment
    let region: String
    /// Host and port.
    let runtimeAPI: String
    let codeFolder: String
    let scratchFolder: String

    /// The function's own variables come first: the reserved ones cannot be changed by it.
    var variables: [String: String] {
        deployment.configuration.environment.merging(reserved) { _, reserved in reserved }
    }

    private var reserved: [String: String] {
        [
            "AWS_LAMBDA_RUNTIME_API": runtimeAPI,
            "AWS_LAMBDA_FUNCTION_NAME": deployment.name,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": String(deployment.configuration.memoryMiB),
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/\(deployment.name)",
            "AWS_LAMBDA_LOG_STREAM_NAME": "[$LATEST]\(deployment.revision)",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_EXECUTION_ENV": "AWS_Lambda_\(deployment.configuration.runtime)",
            "AWS_REGION": region,
            "AWS_DEFAULT_REGION": region,
            "LAMBDA_TASK_ROOT": codeFolder,
            "LAMBDA_RUNTIME_DIR": codeFolder,
            "_HANDLER": deployment.configuration.handler,
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "TZ": ":UTC",
            "HOME": scratchFolder,
            "TMPDIR": scratchFolder,
            "PYTHONUNBUFFERED": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            // Each arena of glibc's allocator reserves address space of its own.
            "MALLOC_ARENA_MAX": "2",
        ]
    }
}
