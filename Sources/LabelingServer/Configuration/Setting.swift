/// One thing that can be configured: its place in the file, its environment variable, its default and what it means.
package struct Setting: Sendable, Hashable {
    /// The path in the YAML file, its parts joined by dots: `api.address`.
    package let key: String
    /// The text of its default; empty when it has none.
    package let defaultValue: String
    package let help: String
    package let isSecret: Bool

    init(_ key: String, default defaultValue: String = "", secret: Bool = false, _ help: String) {
        self.key = key
        self.defaultValue = defaultValue
        self.help = help
        isSecret = secret
    }

    /// The variable that overrides the file: `GROUNDWORK_API_ADDRESS`.
    package var environmentVariable: String {
        "GROUNDWORK_" + key.uppercased().replacing(".", with: "_").replacing("-", with: "_")
    }
}

extension Setting {
    /// Every setting, in the order in which `groundwork config` prints them.
    package static let all: [Setting] = [
        region, dataDirectory, webRoot, accountID, organizationName, rootAccessKeyID, rootSecretAccessKey,
        apiAddress, portalAddress, portalURL, databaseURL,
        objectStoreURL, objectStoreRegion, objectStoreAccessKeyID, objectStoreSecretAccessKey,
        smtpURL, smtpFrom, functionsPython, functionsMaxProcesses, functionsFirstUserID,
        computeAutoML, computeMaxProcesses, computeThreads, computeMemoryMiB, autoLabelingCommand, logLevel, logFormat, maxConnections,
        maxHeaderBytes, maxRequestBytes, idleTimeoutSeconds,
        shutdownTimeoutSeconds,
    ]

    static let dataDirectory = Setting(
        "data.dir", default: ".groundwork", "Folder of the embedded database, the embedded object store and the server key.")
    static let webRoot = Setting(
        "web.root", "Folder of the portal's files; by default `web-static` beside the executable or in a folder above it.")
    static let region = Setting("region", default: "us-east-1", "AWS region that the server answers as.")
    static let accountID = Setting("account.id", default: "123456789012", "AWS account id (12 digits) that owns everything.")
    static let rootAccessKeyID = Setting(
        "root.access-key-id", "Access key id of the administrator. Without one, `serve` makes a key pair at its first start.")
    static let rootSecretAccessKey = Setting(
        "root.secret-access-key", secret: true, "Secret of that access key.")
    static let apiAddress = Setting("api.address", default: "127.0.0.1:9080", "Where the AWS APIs listen, host:port.")
    static let portalAddress = Setting("portal.address", default: "127.0.0.1:9081", "Where the worker portal listens, host:port.")
    static let portalURL = Setting(
        "portal.url", "Address of the portal as workers' browsers see it; by default http:// and `portal.address`.")
    static let organizationName = Setting(
        "organization.name", default: "Groundwork", "Name shown on the sign-in page and in invitations.")
    static let databaseURL = Setting(
        "database.url", secret: true,
        "postgres://user:password@host:port/database; by default an SQLite file in `data.dir`.")
    static let objectStoreURL = Setting(
        "object-store.url", "Endpoint of a remote S3 (http:// or https://); by default the embedded store in `data.dir`.")
    static let objectStoreRegion = Setting("object-store.region", default: "us-east-1", "Region of the remote S3.")
    static let objectStoreAccessKeyID = Setting("object-store.access-key-id", "Access key id for the remote S3.")
    static let objectStoreSecretAccessKey = Setting(
        "object-store.secret-access-key", secret: true, "Secret access key for the remote S3.")
    static let smtpURL = Setting(
        "smtp.url", secret: true,
        "smtp://user:password@host:port or smtps://…, for invitations; without it they are only kept for the administrator.")
    static let smtpFrom = Setting("smtp.from", default: "groundwork@localhost", "Sender of invitations.")
    static let functionsPython = Setting(
        "functions.python",
        "Python that runs functions, with the package awslambdaric; by default that of `.venv` beside the portal's files, else /usr/bin/python3."
    )
    static let functionsMaxProcesses = Setting(
        "functions.max-processes", default: "8", "Processes of functions at the same time; further invocations wait.")
    static let functionsFirstUserID = Setting(
        "functions.first-user-id", default: "64000",
        "First of as many user numbers as there are processes and one more, which functions run as where the server is root; else they run as its own user."
    )
    static let computeAutoML = Setting(
        "compute.automl", "The program `automl`, which trains and predicts; by default the one beside the executable.")
    static let computeMaxProcesses = Setting(
        "compute.max-processes", default: "1", "Processes that train or predict at the same time; further ones wait.")
    static let computeThreads = Setting(
        "compute.threads", default: "0", "Processors that each of them runs on; 0 for all that the server may use.")
    static let autoLabelingCommand = Setting(
        "auto-labeling.command",
        "A program of your own that computes rounds of automated labeling in place of `automl`: an absolute path and arguments, "
            + "with spaces between them. docs/auto-labeling.md has the contract.")
    static let computeMemoryMiB = Setting(
        "compute.memory-mib", default: "8192", "Memory of each of them in MiB; past it the process is ended.")
    static let logLevel = Setting(
        "log.level", default: "info", "trace, debug, info, notice, warning, error or critical.")
    static let logFormat = Setting(
        "log.format", default: "auto", "json (one object a line), text, or auto: text in a terminal, json otherwise.")
    static let maxConnections = Setting(
        "limits.max-connections", default: "2000", "Open connections a listener accepts; further ones wait.")
    static let maxHeaderBytes = Setting(
        "limits.max-header-bytes", default: "65536", "Size of all header fields of a request; past it the answer is 431.")
    static let maxRequestBytes = Setting(
        "limits.max-request-bytes", default: "8388608", "Body of a request other than an S3 upload; past it the answer is 413.")
    static let idleTimeoutSeconds = Setting(
        "limits.idle-timeout-seconds", default: "75", "A connection without traffic for this long is closed.")
    static let shutdownTimeoutSeconds = Setting(
        "limits.shutdown-timeout-seconds", default: "20", "Time that requests under way have to finish at shutdown.")
}
