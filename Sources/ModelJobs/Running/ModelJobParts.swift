package import ComputeBackends
package import Foundation
package import LabelingDomain
package import Logging
package import ObjectStorage
package import Persistence

/// What all parts of the jobs work with.
package struct ModelJobParts: Sendable {
    package let database: any Database
    package let objectStore: any ObjectStore
    package let compute: LocalProcessBackend
    /// Where jobs have their folders while they run.
    package let scratch: URL
    package let limits: ModelJobLimits
    package let now: @Sendable () -> Timestamp
    package let logger: Logger

    package init(
        database: any Database, objectStore: any ObjectStore, compute: LocalProcessBackend, scratch: URL,
        limits: ModelJobLimits = ModelJobLimits(), now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.database = database
        self.objectStore = objectStore
        self.compute = compute
        self.scratch = scratch
        self.limits = limits
        self.now = now
        self.logger = logger
    }

    var jobs: ModelJobStore { ModelJobStore(database: database) }
}
