import ChildProcesses
import Foundation
import Logging
import Synchronization

/// Finds a Python with `awslambdaric` that the user of functions may run.
///
/// A virtual environment often leads to an interpreter in the home of whoever made it, closed to others; the system's
/// Python of the same version then runs with the environment's packages.
actor PythonLocator {
    private let configured: String
    private let logger: Logger
    private var known: [Bool: Finding] = [:]

    enum Finding: Sendable, Hashable {
        case found(PythonInterpreter)
        /// The text says what to install.
        case missing(String)
    }

    private static let systemFolders = ["/usr/bin", "/usr/local/bin"]
    private static let probe = "import awslambdaric"
    private static let packagesProbe =
        "import sys, os, awslambdaric; print('%d.%d' % sys.version_info[:2]);"
        + " print(os.pathsep.join(p for p in sys.path if p.endswith('-packages')))"

    init(path: String, logger: Logger) {
        configured = path
        self.logger = logger
    }

    /// Looks once for each kind of user; what is missing is looked for again the next time.
    func locate(as user: SandboxUser?) async -> Finding {
        if let finding = known[user == nil] { return finding }
        let finding = await find(user)
        if case .found = finding { known[user == nil] = finding }
        return finding
    }

    private func find(_ user: SandboxUser?) async -> Finding {
        if await run(configured, Self.probe, as: user) != nil {
            return .found(PythonInterpreter(path: configured, packages: nil, isForServerOnly: false))
        }
        guard let told = await run(configured, Self.packagesProbe, as: nil) else {
            return .missing(
                "The runtime for Python functions is not installed: '\(configured)' has no package awslambdaric. Install it "
                    + "with '\(configured) -m pip install awslambdaric', or set functions.python to a Python that has it.")
        }
        let lines = told.split(separator: "\n").map(String.init)
        if let user, lines.count == 2 {
            for folder in Self.systemFolders {
                let path = "\(folder)/python\(lines[0])"
                guard await run(path, Self.probe, as: user, packages: lines[1]) != nil else { continue }
                return .found(PythonInterpreter(path: path, packages: lines[1], isForServerOnly: false))
            }
        }
        logger.warning(
            "functions run as the server's own user, because their users may not run the configured Python",
            metadata: ["python": "\(configured)"])
        return .found(PythonInterpreter(path: configured, packages: nil, isForServerOnly: true))
    }

    /// What the program prints; nil when it fails.
    private func run(_ python: String, _ program: String, as user: SandboxUser?, packages: String? = nil) async -> String? {
        guard FileManager.default.fileExists(atPath: python) else { return nil }
        let printed = Mutex<[UInt8]>([])
        let ends = AsyncStream<ProcessEnd>.makeStream()
        var environment = ["PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"]
        environment["PYTHONPATH"] = packages
        let request = ProcessRequest(
            command: SandboxUser.wrap([python, "-c", program], as: user), environment: environment, workingFolder: "/")
        let child = try? await ChildProcess.start(
            request, output: { bytes in printed.withLock { $0 += bytes } },
            ended: { ends.continuation.yield($0) })
        guard child != nil else { return nil }
        guard await ends.stream.first(where: { _ in true }) == .exited(0) else { return nil }
        return printed.withLock { String(decoding: $0, as: UTF8.self) }
    }
}
