package import Foundation

/// A program to run to its end in a folder, with its limits.
package struct ComputeRequest: Sendable {
    /// An absolute path.
    package var executable: String
    package var arguments: [String]
    /// The working folder; `output/failure` in it tells the reason when the program fails.
    package var folder: URL
    package var limits: ComputeLimits
    /// All that the process sees beside a `PATH` and the variables that set its number of threads: nothing of the server's.
    package var environment: [String: String]

    package init(
        executable: String, arguments: [String], folder: URL, limits: ComputeLimits, environment: [String: String] = [:]
    ) {
        self.executable = executable
        self.arguments = arguments
        self.folder = folder
        self.limits = limits
        self.environment = environment
    }
}
