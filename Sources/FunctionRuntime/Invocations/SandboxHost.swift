import ChildProcesses
import Foundation
import Logging

/// Runs one process of a function from its scratch folder to its end.
struct SandboxHost: Sendable {
    private let environment: RunnerEnvironment
    let root: ScratchRoot
    private let code: CodeFolders
    private let python: PythonLocator

    init(environment: RunnerEnvironment) {
        self.environment = environment
        root = ScratchRoot(note: environment.scratchNote)
        code = CodeFolders(root: root.folder.appending(path: "code"), read: environment.readCode)
        python = PythonLocator(path: environment.python, packagesFolder: root.folder.appending(path: "packages"))
    }

    func missingRuntime(of deployment: FunctionDeployment) async -> String? {
        guard deployment.configuration.isPython else { return nil }
        guard case .missing(let reason) = await python.locate(as: user(slot: environment.maxSandboxes)) else { return nil }
        return reason
    }

    /// Returns when the process is gone and nothing is left of it.
    func run(_ sandbox: Sandbox) async {
        let folder = root.folder.appending(path: "scratch-\(UUID().uuidString)")
        let user = user(slot: sandbox.slot)
        do {
            try prepare(folder, for: user)
            let code = try await code.folder(of: sandbox.deployment)
            try await serve(sandbox, code: code, scratch: folder, user: user)
        } catch {
            await sandbox.exchange.close(.unstartable("The function cannot be started: \(error)"))
        }
        await user?.killAll()
        try? FileManager.default.removeItem(at: folder)
    }

    private func user(slot: Int) -> SandboxUser? { SandboxUser(base: environment.firstUserID, slot: slot) }

    private func prepare(_ folder: URL, for user: SandboxUser?) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        try user?.own(folder)
    }

    private func serve(_ sandbox: Sandbox, code: URL, scratch: URL, user: SandboxUser?) async throws {
        let (ports, announce) = AsyncStream<Int>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [environment] in
                try await environment.runtimeAPI(sandbox.exchange) { announce.yield($0) }
            }
            group.addTask {
                guard let port = await ports.first(where: { _ in true }) else { return }
                let request = try await request(sandbox, port: port, code: code, scratch: scratch, user: user)
                try await sandbox.start(request)
                await watch(sandbox)
            }
            defer { group.cancelAll() }
            // Whichever ends first ends the other: a process without its listener is as useless as the reverse.
            try await group.next()
        }
    }

    /// Waits for the process to end by itself, or for its exchange to be closed, which ends it.
    private func watch(_ sandbox: Sandbox) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                let end = await sandbox.exits.stream.first { _ in true }
                if end == nil { sandbox.kill() }
                await sandbox.exchange.close(end.map(RuntimeEnd.exited) ?? .retired)
            }
            group.addTask {
                await sandbox.exchange.waitUntilClosed()
                sandbox.kill()
            }
        }
    }

    private func request(
        _ sandbox: Sandbox, port: Int, code: URL, scratch: URL, user: SandboxUser?
    ) async throws -> ProcessRequest {
        let (deployment, configuration) = (sandbox.deployment, sandbox.deployment.configuration)
        var variables = SandboxVariables(
            deployment: deployment, region: environment.region, runtimeAPI: "127.0.0.1:\(port)", codeFolder: code.path,
            scratchFolder: scratch.path
        ).variables
        variables.merge(try environment.credentials(deployment)) { _, new in new }
        var command = [code.appending(path: "bootstrap").path]
        if configuration.isPython {
            let interpreter = try await interpreter(for: user)
            command = [interpreter.path, "-m", "awslambdaric", configuration.handler]
            if let packages = interpreter.packages { variables["PYTHONPATH"] = packages }
        }
        let limits = ProcessLimits(
            memoryMiB: configuration.memoryMiB, fileMiB: configuration.storageMiB, countsProcesses: user != nil)
        return ProcessRequest(
            command: limits.wrap(command, as: user), environment: variables, workingFolder: code.path)
    }

    private func interpreter(for user: SandboxUser?) async throws -> PythonInterpreter {
        // A user of its own, so that nobody's end is the search's.
        switch await python.locate(as: user.flatMap { _ in self.user(slot: environment.maxSandboxes) }) {
        case .missing(let reason): throw InvocationError.runtimeMissing(reason)
        case .found(let interpreter): return interpreter
        }
    }
}
