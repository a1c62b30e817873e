import LabelingDomain
import Persistence

/// How objects' files are checked ahead of the workers.
package enum ObjectChecks {
    /// How many objects beyond the foremost worker are checked in the background.
    package static let lookAhead = 1_000
    /// How many objects are checked at once, so that a worker who waits for one does not wait long.
    package static let batch = 16
}

extension Dispatcher {
    /// Checks the next objects that workers will come to; those that fail are never shown (04/QUO-3, QUO-5).
    ///
    /// Returns false when there is nothing more to check.
    package func checkNextObjects() async throws -> Bool {
        guard let checkObjects = environment.checkObjects, checkedCount < index.offerLimit else { return false }
        await enter(WorkerGate.checks)
        defer { leave(WorkerGate.checks) }
        let range = checkedCount..<min(checkedCount + ObjectChecks.batch, index.offerLimit)
        guard !range.isEmpty else { return true }
        for (object, reason) in try await checkObjects(range.filter { index.isUnsettled($0) }) {
            let now = environment.now().microseconds
            if try await objects.fail(object, of: rules.jobID, reason: reason, at: now) {
                index.settle(object, isLabeled: false)
            }
        }
        checkedCount = range.upperBound
        extendOffer()
        environment.wake()
        return true
    }

    /// Offers what is checked, up to the limit. Objects that failed make room for further ones.
    func extendOffer() {
        index.markReady(upTo: min(checkedCount, index.offerLimit))
    }
}
