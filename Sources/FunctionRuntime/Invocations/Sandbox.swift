import ChildProcesses
import Foundation
import Synchronization

/// One process of a function, with its exchange, its log and its scratch folder.
final class Sandbox: Sendable {
    let deployment: FunctionDeployment
    let slot: Int
    let exchange = RuntimeExchange()
    let log = InvocationLog()
    let startedAt = ContinuousClock.now
    private let process = Mutex<ChildProcess?>(nil)
    private let usage = Mutex(Usage())

    private struct Usage {
        var lastUse = ContinuousClock.now
        var initDuration: Duration?
    }

    init(deployment: FunctionDeployment, slot: Int) {
        self.deployment = deployment
        self.slot = slot
    }

    /// Starts the process. Its end closes the exchange.
    func start(_ request: ProcessRequest) async throws {
        let child = try await ChildProcess.start(
            request, output: { [log] in log.append($0) },
            ended: { [exits] end in exits.continuation.yield(end) })
        process.withLock { $0 = child }
    }

    /// The process's end, once.
    let exits = AsyncStream<ProcessEnd>.makeStream(bufferingPolicy: .bufferingNewest(1))

    func kill() {
        process.withLock { $0 }?.kill()
    }

    /// The most memory that the process has had, in MiB; nil when it is gone.
    var peakMemoryMiB: Int? {
        guard let processID = process.withLock({ $0?.processID }),
            let status = try? String(contentsOfFile: "/proc/\(processID)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kibibytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
        else { return nil }
        return kibibytes / 1_024
    }

    func noteUse() { usage.withLock { $0.lastUse = .now } }

    var idleSince: ContinuousClock.Instant { usage.withLock { $0.lastUse } }

    func noteInit(_ duration: Duration) { usage.withLock { $0.initDuration = duration } }

    /// How long the function took to begin; told once, with its first event.
    func takeInitDuration() -> Duration? {
        usage.withLock { usage in
            defer { usage.initDuration = nil }
            return usage.initDuration
        }
    }
}
