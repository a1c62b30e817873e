import ChildProcesses
import Foundation
import Synchronization

/// Finds a Python with `awslambdaric` that the user of functions may run.
///
/// A virtual environment often leads to an interpreter in the home of whoever made it, closed to others; the system's
/// Python of the same version then runs with the environment's packages, or with a copy of them where the environment
/// is closed too. Where that fails, functions are refused rather than run as the server's own user.
actor PythonLocator {
    private let configured: String
    /// Where the copy goes, if one is needed.
    private let packagesFolder: URL
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

    /// Copies awslambdaric, boto3 if it is there (functions of AWS have it) and what they need into its argument.
    private static let packagesCopy = """
        import importlib.metadata, os, re, shutil, sys
        os.umask(0o022)
        names, seen = ["awslambdaric", "boto3"], set()
        while names:
            name = names.pop()
            if name in seen:
                continue
            seen.add(name)
            try:
                package = importlib.metadata.distribution(name)
            except importlib.metadata.PackageNotFoundError:
                continue
            for file in package.files or []:
                if ".." not in file.parts and "__pycache__" not in file.parts:
                    copy = os.path.join(sys.argv[1], file)
                    os.makedirs(os.path.dirname(copy), exist_ok=True)
                    shutil.copyfile(file.locate(), copy)
            names += [re.match("[A-Za-z0-9._-]+", needed).group() for needed in package.requires or []]
        """

    /// - Parameter packagesFolder: a place that the users of functions can reach, for this locator alone.
    init(path: String, packagesFolder: URL) {
        configured = path
        self.packagesFolder = packagesFolder
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
            return .found(PythonInterpreter(path: configured, packages: nil))
        }
        guard let told = await run(configured, Self.packagesProbe, as: nil) else {
            return .missing(
                "The runtime for Python functions is not installed: '\(configured)' has no package awslambdaric. Install it "
                    + "with '\(configured) -m pip install awslambdaric', or set functions.python to a Python that has it.")
        }
        let lines = told.split(separator: "\n").map(String.init)
        if let user, lines.count == 2 {
            let system = Self.systemFolders.map { "\($0)/python\(lines[0])" }
            if let usable = await usable(system, packages: lines[1], user) { return .found(usable) }
            if await run(configured, Self.packagesCopy, packagesFolder.path, as: nil) != nil,
                let usable = await usable(system, packages: packagesFolder.path, user)
            {
                return .found(usable)
            }
        }
        return .missing(
            "The users that functions run as may not run '\(configured)', and no Python of the same version in "
                + "\(Self.systemFolders.joined(separator: " or ")) can use its packages. Install one there, or set "
                + "functions.python to a Python with the package awslambdaric that every user may run.")
    }

    /// The first of some interpreters that the user can run with these packages.
    private func usable(_ interpreters: [String], packages: String, _ user: SandboxUser) async -> PythonInterpreter? {
        for path in interpreters where await run(path, Self.probe, as: user, packages: packages) != nil {
            return PythonInterpreter(path: path, packages: packages)
        }
        return nil
    }

    /// What the program prints; nil when it fails.
    private func run(
        _ python: String, _ program: String, _ arguments: String..., as user: SandboxUser?, packages: String? = nil
    ) async -> String? {
        guard FileManager.default.fileExists(atPath: python) else { return nil }
        let printed = Mutex<[UInt8]>([])
        let ends = AsyncStream<ProcessEnd>.makeStream()
        var environment = ["PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"]
        environment["PYTHONPATH"] = packages
        let request = ProcessRequest(
            command: SandboxUser.wrap([python, "-c", program] + arguments, as: user), environment: environment, workingFolder: "/")
        let child = try? await ChildProcess.start(
            request, output: { bytes in printed.withLock { $0 += bytes } },
            ended: { ends.continuation.yield($0) })
        guard child != nil else { return nil }
        guard await ends.stream.first(where: { _ in true }) == .exited(0) else { return nil }
        return printed.withLock { String(decoding: $0, as: UTF8.self) }
    }
}
