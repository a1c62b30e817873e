import Foundation

/// Workers that each stay on one thread and take steps together: after every step one of them decides, from what all
/// reported, whether there is another. For libraries whose state belongs to a thread.
package struct Lockstep<Report: Sendable, Outcome: Sendable>: Sendable {
    /// What a worker does, on its thread.
    package struct Worker {
        /// Takes a step and reports on it.
        package let step: () throws -> Report
        /// Called once, when the steps are over, with the last reports of all by index.
        package let finish: ([Report]) throws -> Outcome

        package init(step: @escaping () throws -> Report, finish: @escaping ([Report]) throws -> Outcome) {
            self.step = step
            self.finish = finish
        }
    }

    private let count: Int
    private let threads: Int

    package init(count: Int) {
        self.count = count
        threads = max(1, min(ProcessInfo.processInfo.activeProcessorCount, count))
    }

    /// - Parameters:
    ///   - makeWorker: makes the worker of an index in 0..<count, on its thread.
    ///   - goesOn: after each step, with the reports of all by index.
    /// - Returns: the outcomes by index.
    package func run(
        makeWorker: @escaping @Sendable (Int) throws -> Worker, goesOn: @escaping @Sendable ([Report]) -> Bool
    ) throws -> [Outcome] {
        let meeting = LockstepMeeting<Report, Outcome>(count: count, threads: threads, goesOn: goesOn)
        let group = DispatchGroup()
        for thread in 0..<threads {
            group.enter()
            let worker = Thread {
                meeting.attend(indexes: Array(stride(from: thread, to: count, by: threads)), makeWorker: makeWorker)
                group.leave()
            }
            // Trees are grown by recursion.
            worker.stackSize = 8 << 20
            worker.start()
        }
        group.wait()
        return try meeting.outcomes()
    }
}
