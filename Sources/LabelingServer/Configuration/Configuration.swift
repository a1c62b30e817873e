package import ComputeBackends
package import Foundation
package import Logging

/// Everything the server is told from outside, checked. Nothing else reads the environment.
package struct Configuration: Sendable {
    package var dataDirectory: String
    package var webRoot: String
    package var region: String
    package var accountID: String
    package var rootCredential: RootCredential?
    package var api: ListenAddress
    package var portal: ListenAddress
    /// Base URL of the portal, without a trailing slash.
    package var portalURL: URL
    package var organizationName: String
    /// A PostgreSQL URL; nil for the embedded SQLite.
    package var databaseURL: String?
    package var objectStore: RemoteObjectStore?
    package var smtpURL: String?
    package var smtpFrom: String
    package var functions: Functions
    package var compute: ComputeSettings
    /// The program that computes rounds of automated labeling, and its first arguments; empty for `automl`.
    package var roundCommand: [String]
    package var logLevel: Logger.Level
    package var logFormat: LogFormat
    package var limits: Limits

    package struct RootCredential: Sendable, Hashable {
        package let accessKeyID: String
        package let secretAccessKey: String
    }

    package struct RemoteObjectStore: Sendable, Hashable {
        package let endpoint: URL
        package let region: String
        package let accessKeyID: String
        package let secretAccessKey: String
    }

    /// How users' functions are run.
    package struct Functions: Sendable, Hashable {
        package var python: String
        package var maxProcesses: Int
        package var firstUserID: Int
    }

    package enum LogFormat: String, Sendable, CaseIterable { case auto, text, json }

    package struct Limits: Sendable, Hashable {
        package var maxConnections: Int
        package var maxHeaderBytes: Int
        package var maxRequestBytes: Int
        package var idleTimeoutSeconds: Int
        package var shutdownTimeoutSeconds: Int
    }
}

extension Configuration {
    /// Reads and checks every setting; throws on the first one that cannot be used.
    package init(_ sources: ConfigurationSources) throws(ConfigurationError) {
        let reader = SettingReader(sources: sources)
        dataDirectory = try reader.text(.dataDirectory)
        webRoot = reader.optionalText(.webRoot) ?? WebRoot.nearExecutable()
        region = try reader.matching(.region, #/[a-z]{2}(-[a-z]+)+-[0-9]+/#, "an AWS region such as us-east-1")
        accountID = try reader.matching(.accountID, #/[0-9]{12}/#, "12 digits")
        rootCredential = try Self.rootCredential(reader)
        api = try reader.address(.apiAddress)
        portal = try reader.address(.portalAddress)
        portalURL = if let url = try reader.url(.portalURL) { url } else { try Self.url(of: portal) }
        organizationName = try reader.text(.organizationName)
        databaseURL = reader.optionalText(.databaseURL)
        objectStore = try Self.remoteObjectStore(reader)
        smtpURL = reader.optionalText(.smtpURL)
        smtpFrom = try reader.text(.smtpFrom)
        functions = Functions(
            python: reader.optionalText(.functionsPython) ?? PythonPath.near(webRoot: webRoot),
            maxProcesses: try reader.number(.functionsMaxProcesses, 1...256),
            firstUserID: try reader.number(.functionsFirstUserID, 1_000...2_000_000_000))
        compute = try Self.compute(reader)
        roundCommand = reader.optionalText(.autoLabelingCommand)?.split(separator: " ").map(String.init) ?? []
        logLevel = try reader.choice(.logLevel)
        logFormat = try reader.choice(.logFormat)
        limits = Limits(
            maxConnections: try reader.number(.maxConnections, 1...1_000_000),
            maxHeaderBytes: try reader.number(.maxHeaderBytes, 1_024...1_048_576),
            maxRequestBytes: try reader.number(.maxRequestBytes, 1_024...1_073_741_824),
            idleTimeoutSeconds: try reader.number(.idleTimeoutSeconds, 1...86_400),
            shutdownTimeoutSeconds: try reader.number(.shutdownTimeoutSeconds, 0...3_600))
    }

    /// The portal as `SubDomain` names it: host, and port unless it is the scheme's own.
    var portalHost: String {
        let host = portalURL.host() ?? portal.host
        return portalURL.port.map { "\(host):\($0)" } ?? host
    }

    private static func compute(_ reader: SettingReader) throws(ConfigurationError) -> ComputeSettings {
        let threads = try reader.number(.computeThreads, 0...1_024)
        return ComputeSettings(
            automl: reader.optionalText(.computeAutoML) ?? AutoMLPath.besideExecutable(),
            maxProcesses: try reader.number(.computeMaxProcesses, 1...256),
            threads: threads == 0 ? AllowedProcessors().numbers.count : threads,
            memoryMiB: try reader.number(.computeMemoryMiB, 64...16_777_216))
    }

    private static func rootCredential(_ reader: SettingReader) throws(ConfigurationError) -> RootCredential? {
        let id = reader.optionalText(.rootAccessKeyID)
        let secret = reader.optionalText(.rootSecretAccessKey)
        if id == nil, secret == nil { return nil }
        guard let id, let secret else {
            throw ConfigurationError("\(Setting.rootAccessKeyID.key) and \(Setting.rootSecretAccessKey.key) go together: set both or none")
        }
        return RootCredential(accessKeyID: id, secretAccessKey: secret)
    }

    private static func remoteObjectStore(_ reader: SettingReader) throws(ConfigurationError) -> RemoteObjectStore? {
        guard let endpoint = try reader.url(.objectStoreURL) else { return nil }
        return RemoteObjectStore(
            endpoint: endpoint, region: try reader.text(.objectStoreRegion),
            accessKeyID: try reader.text(.objectStoreAccessKeyID),
            secretAccessKey: try reader.text(.objectStoreSecretAccessKey))
    }

    private static func url(of address: ListenAddress) throws(ConfigurationError) -> URL {
        let host = ["0.0.0.0", "::"].contains(address.host) ? "localhost" : address.host
        let bracketed = host.contains(":") ? "[\(host)]" : host
        guard let url = URL(string: "http://\(bracketed):\(address.port)") else {
            throw ConfigurationError("\(Setting.portalAddress.key) '\(address)' makes no URL: set \(Setting.portalURL.key)")
        }
        return url
    }
}
