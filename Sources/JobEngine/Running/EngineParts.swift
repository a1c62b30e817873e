package import LabelingDomain
package import Logging
package import ObjectStorage
package import Persistence

/// What all parts of the engine work with.
package struct EngineParts: Sendable {
    package let database: any Database
    package let objectStore: any ObjectStore
    package let signer: LeaseSigner
    package let functions: AnnotationFunctions
    /// What automated labeling works with; nil where this installation has none.
    package let autoLabeling: AutoLabelingParts?
    package let limits: EngineLimits
    package let now: @Sendable () -> Timestamp
    package let logger: Logger

    package init(
        database: any Database, objectStore: any ObjectStore, signer: LeaseSigner,
        functions: AnnotationFunctions = .none, autoLabeling: AutoLabelingParts? = nil,
        limits: EngineLimits = EngineLimits(), now: @escaping @Sendable () -> Timestamp,
        logger: Logger
    ) {
        self.database = database
        self.objectStore = objectStore
        self.signer = signer
        self.functions = functions
        self.autoLabeling = autoLabeling
        self.limits = limits
        self.now = now
        self.logger = logger
    }

    var jobs: LabelingJobStore { LabelingJobStore(database: database) }
    var objects: DataObjectStore { DataObjectStore(database: database) }
}
