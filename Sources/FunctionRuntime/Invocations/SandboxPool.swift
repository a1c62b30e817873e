import Synchronization

/// Which processes there are: at most so many, used again while they are warm, and given up for others' sake.
actor SandboxPool {
    private let maxSandboxes: Int
    private let starts: AsyncStream<Sandbox>.Continuation
    private var idle: [Sandbox] = []
    private var freeSlots: [Int]
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var isStopped = false

    init(maxSandboxes: Int, starts: AsyncStream<Sandbox>.Continuation) {
        self.maxSandboxes = maxSandboxes
        self.starts = starts
        freeSlots = Array(0..<maxSandboxes)
    }

    /// A process for `deployment`, warm or new, for the caller alone. `isNew` says that it has yet to begin.
    ///
    /// Throws `InvocationError.overloaded` when too many wait already.
    func acquire(_ deployment: FunctionDeployment) async throws(InvocationError) -> (sandbox: Sandbox, isNew: Bool) {
        while !isStopped {
            if let place = idle.lastIndex(where: { $0.deployment == deployment }) {
                let sandbox = idle.remove(at: place)
                if await !sandbox.exchange.isClosed { return (sandbox, false) }
                continue
            }
            if !freeSlots.isEmpty {
                // The one that was free longest: what ran there before is surely gone.
                let slot = freeSlots.removeFirst()
                let sandbox = Sandbox(deployment: deployment, slot: slot)
                starts.yield(sandbox)
                return (sandbox, true)
            }
            guard waiting.count < FunctionLimits.maxWaiting else { throw .overloaded }
            if let other = idle.first {
                idle.removeFirst()
                await other.exchange.close(.retired)
            }
            await withCheckedContinuation { waiting.append($0) }
        }
        throw .overloaded
    }

    /// The caller needs the process no more; it stays warm.
    func release(_ sandbox: Sandbox) async {
        guard !isStopped, ContinuousClock.now - sandbox.startedAt < FunctionLimits.lifetime else {
            return await sandbox.exchange.close(.retired)
        }
        sandbox.noteUse()
        idle.append(sandbox)
        wakeOne()
    }

    /// The process is gone: there is room for another one.
    func remove(_ sandbox: Sandbox) {
        idle.removeAll { $0 === sandbox }
        freeSlots.append(sandbox.slot)
        wakeOne()
    }

    /// Gives up the idle processes of a function that was changed or deleted.
    func retire(functionARN: String) async {
        let old = idle.filter { $0.deployment.arn == functionARN }
        idle.removeAll { $0.deployment.arn == functionARN }
        for sandbox in old { await sandbox.exchange.close(.retired) }
    }

    /// Gives up what has waited too long for an event.
    func retireIdle() async {
        let now = ContinuousClock.now
        let old = idle.filter { now - $0.idleSince > FunctionLimits.idleLimit }
        idle.removeAll { sandbox in old.contains { $0 === sandbox } }
        for sandbox in old { await sandbox.exchange.close(.retired) }
    }

    /// Lets nobody in any more.
    func stop() async {
        isStopped = true
        let all = waiting
        waiting.removeAll()
        for one in all { one.resume() }
        let old = idle
        idle.removeAll()
        for sandbox in old { await sandbox.exchange.close(.retired) }
    }

    private func wakeOne() {
        guard !waiting.isEmpty else { return }
        waiting.removeFirst().resume()
    }
}
