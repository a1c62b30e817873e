import Foundation
import LabelingDomain
import Logging
package import ServiceLifecycle

/// Invokes functions: finds or starts a process, hands over the event, keeps to the time limit and writes the log.
package struct FunctionRunner: Sendable {
    let pool: SandboxPool
    private let service: SandboxService
    private let logs: FunctionLogs

    package init(_ environment: RunnerEnvironment) {
        let (starts, announce) = AsyncStream<Sandbox>.makeStream()
        pool = SandboxPool(maxSandboxes: environment.maxSandboxes, starts: announce)
        logs = FunctionLogs(folder: environment.logFolder)
        service = SandboxService(environment: environment, pool: pool, starts: starts)
    }

    /// What has to run as long as the server does.
    package var services: [any Service] { [service] }

    /// Gives up the idle processes of a function that was changed or deleted.
    package func retire(functionARN: String) async { await pool.retire(functionARN: functionARN) }

    /// Invokes a function with `payload`, a JSON text.
    ///
    /// Throws `InvocationError` when it does not come to that; a function that fails is an outcome.
    package func invoke(
        _ deployment: FunctionDeployment, payload: [UInt8], requestID: String, clientContext: String? = nil
    ) async throws -> InvocationOutcome {
        if let reason = await service.missingRuntime(of: deployment) { throw InvocationError.runtimeMissing(reason) }
        let (sandbox, isNew) = try await pool.acquire(deployment)
        if isNew, let end = await begin(sandbox) {
            if case .unstartable(let reason) = end { throw InvocationError.codeUnusable(reason) }
            return await outcome(.ended(end), of: sandbox, requestID: requestID, duration: .zero)
        }
        let started = ContinuousClock.now
        let report = await run(sandbox, payload: payload, requestID: requestID, clientContext: clientContext)
        let duration = ContinuousClock.now - started
        // What the function printed last may still be on its way through the pipe.
        try? await Task.sleep(for: Self.logPatience)
        let result = await outcome(report, of: sandbox, requestID: requestID, duration: duration)
        switch report {
        case .response, .error: await pool.release(sandbox)
        case .ended: sandbox.kill()
        }
        return result
    }

    private static let logPatience: Duration = .milliseconds(10)

    /// Nil when the function is initialised.
    private func begin(_ sandbox: Sandbox) async -> RuntimeEnd? {
        let started = ContinuousClock.now
        let end = await withTime(FunctionLimits.initLimit, sandbox) { await sandbox.exchange.waitUntilReady() }
        sandbox.noteInit(ContinuousClock.now - started)
        return end
    }

    private func run(
        _ sandbox: Sandbox, payload: [UInt8], requestID: String, clientContext: String?
    ) async -> RuntimeReport {
        let timeout = sandbox.deployment.configuration.timeoutSeconds
        let invocation = RuntimeInvocation(
            requestID: requestID, payload: payload, deadline: Date.now.addingTimeInterval(Double(timeout)),
            functionARN: sandbox.deployment.arn, traceID: Self.traceID(), clientContext: clientContext)
        return await withTime(.seconds(timeout), sandbox) { await sandbox.exchange.run(invocation) }
    }

    /// Runs `body`, and closes the sandbox's exchange when that takes too long or nobody waits any more.
    private func withTime<Value: Sendable>(
        _ limit: Duration, _ sandbox: Sandbox, _ body: @escaping @Sendable () async -> Value
    ) async -> Value {
        async let _: Void = {
            do {
                try await Task.sleep(for: limit)
                await sandbox.exchange.close(.timedOut)
            } catch {}
        }()
        return await withTaskCancellationHandler {
            await body()
        } onCancel: {
            sandbox.kill()
        }
    }

    private func outcome(
        _ report: RuntimeReport, of sandbox: Sandbox, requestID: String, duration: Duration
    ) async -> InvocationOutcome {
        let configuration = sandbox.deployment.configuration
        let payload: [UInt8]
        var isError = true
        switch report {
        case .response(let bytes): (payload, isError) = (bytes, false)
        case .error(let bytes): payload = bytes
        case .ended(let end):
            payload = InvocationErrorText.json(
                end, requestID: requestID, timeoutSeconds: configuration.timeoutSeconds)
        }
        let log = InvocationLogText(
            requestID: requestID, printed: sandbox.log.take(), duration: duration,
            initDuration: sandbox.takeInitDuration(), memoryMiB: configuration.memoryMiB,
            peakMemoryMiB: sandbox.peakMemoryMiB, isTimeOut: report == .ended(.timedOut)
        ).text
        await logs.append(log, function: sandbox.deployment.name)
        return InvocationOutcome(payload: payload, isError: isError, log: log)
    }

    private static func traceID() -> String {
        let time = String(Int(Date.now.timeIntervalSince1970), radix: 16)
        let random = String(UUID().uuidString.lowercased().filter { $0 != "-" }.prefix(24))
        return "Root=1-\(time)-\(random);Parent=\(random.prefix(16));Sampled=0"
    }
}
