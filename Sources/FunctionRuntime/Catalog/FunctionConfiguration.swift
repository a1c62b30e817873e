/// What the owner of a function has said about it.
package struct FunctionConfiguration: Sendable, Hashable, Codable {
    package var runtime: String
    package var handler: String
    package var role: String
    package var description: String
    package var timeoutSeconds: Int
    package var memoryMiB: Int
    package var storageMiB: Int
    package var environment: [String: String]
    package var architecture: String
    package var tags: [String: String]

    package init(
        runtime: String, handler: String, role: String, description: String = "", timeoutSeconds: Int = 3,
        memoryMiB: Int = 128, storageMiB: Int = 512, environment: [String: String] = [:], architecture: String = "x86_64",
        tags: [String: String] = [:]
    ) {
        self.runtime = runtime
        self.handler = handler
        self.role = role
        self.description = description
        self.timeoutSeconds = timeoutSeconds
        self.memoryMiB = memoryMiB
        self.storageMiB = storageMiB
        self.environment = environment
        self.architecture = architecture
        self.tags = tags
    }

    /// Whether the code is Python for `awslambdaric`; else it is an executable `bootstrap`.
    var isPython: Bool { runtime.hasPrefix("python3.") }
}
