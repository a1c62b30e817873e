import Foundation
import Logging
import ServiceLifecycle

/// Runs the processes of functions, each in a child task of its own, until the server stops.
struct SandboxService: Service {
    private let pool: SandboxPool
    private let starts: AsyncStream<Sandbox>
    private let host: SandboxHost

    private static let sweepInterval: Duration = .seconds(10)

    init(environment: RunnerEnvironment, pool: SandboxPool, starts: AsyncStream<Sandbox>) {
        self.pool = pool
        self.starts = starts
        host = SandboxHost(environment: environment)
    }

    /// Why no process of the function can run here; nil when it can.
    func missingRuntime(of deployment: FunctionDeployment) async -> String? {
        await host.missingRuntime(of: deployment)
    }

    func run() async throws {
        host.root.prepare()
        Descendants.adoptOrphans()
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await sweep() }
                for await sandbox in starts {
                    group.addTask {
                        await host.run(sandbox)
                        await pool.remove(sandbox)
                    }
                }
                group.cancelAll()
            }
        }
        await pool.stop()
        host.root.remove()
    }

    private func sweep() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.sweepInterval)
            await pool.retireIdle()
        }
    }
}
