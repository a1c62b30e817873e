package import Foundation
package import LabelingDomain
package import Logging

/// What functions run with.
package struct RunnerEnvironment: Sendable {
    /// Answers a runtime's requests about `exchange` on a loopback port of its own, which it tells `listening`, until it
    /// is cancelled.
    package typealias RuntimeAPI =
        @Sendable (
            _ exchange: RuntimeExchange, _ listening: @escaping @Sendable (_ port: Int) -> Void
        ) async throws -> Void

    /// The variables that make a function's AWS clients act for it: keys, region, endpoint.
    package typealias Credentials = @Sendable (_ deployment: FunctionDeployment) throws -> [String: String]

    package let region: String
    /// The Python that has `awslambdaric`.
    package let python: String
    package let maxSandboxes: Int
    /// The first of the user numbers that functions run as, where the server is root.
    package let firstUserID: Int
    package let logFolder: URL
    /// The file in which the scratch folder is noted, to be removed after a crash.
    package let scratchNote: URL
    package let readCode: @Sendable (_ place: S3URI) async throws -> [UInt8]
    package let runtimeAPI: RuntimeAPI
    package let credentials: Credentials
    package let logger: Logger

    package init(
        region: String, python: String, maxSandboxes: Int, firstUserID: Int, logFolder: URL, scratchNote: URL,
        readCode: @escaping @Sendable (_ place: S3URI) async throws -> [UInt8], runtimeAPI: @escaping RuntimeAPI,
        credentials: @escaping Credentials, logger: Logger
    ) {
        self.region = region
        self.python = python
        self.maxSandboxes = maxSandboxes
        self.firstUserID = firstUserID
        self.logFolder = logFolder
        self.scratchNote = scratchNote
        self.readCode = readCode
        self.runtimeAPI = runtimeAPI
        self.credentials = credentials
        self.logger = logger
    }
}
