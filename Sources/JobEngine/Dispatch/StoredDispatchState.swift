package import Persistence

/// The state of a job's dispatch, read back from the database.
struct StoredDispatchState {
    let index: DispatchIndex
    let tasks: [HeldTask]
    let nextNumber: Int64
    let labeledCount: Int
}

extension Dispatcher {
    /// Rebuilds the dispatcher of a job of `counts.objects` objects from what is stored.
    ///
    /// Reads only what is not plain: objects that have ended or were declined, and the places taken from the first
    /// unfinished object on. Workers' own histories follow when they ask for work.
    package static func load(
        rules: DispatchRules, counts: LabelingJobCounts, database: any Database, signer: LeaseSigner,
        environment: DispatchEnvironment
    ) async throws -> Dispatcher {
        let tasks = AssignmentStore(database: database)
        let objects = DataObjectStore(database: database)
        var index = DispatchIndex(
            workersPerObject: rules.workersPerObject, objectCount: counts.objects,
            maxOpenObjects: rules.maxOpenObjects, readyCount: 0)
        for object in try await objects.changedObjects(jobID: rules.jobID) {
            if object.declines > 0 { index.restore(declines: object.declines, of: object.number) }
            if object.state != .open {
                index.settle(object.number, isLabeled: object.state == .answered || object.state == .labeled)
            }
        }
        let rows = try await tasks.placesTaken(jobID: rules.jobID, fromObject: index.firstOpenObject)
        for row in rows {
            index.restore(
                DispatchIndex.Place(object: row.object, slot: row.slot), isLive: row.state != .submitted)
        }
        if let released = environment.released {
            index.withholdAll()
            for object in released { index.release(object) }
        } else if let max = rules.maxLabeledObjects {
            index.limitOffer(toLabels: max)
        }
        let stored = StoredTasks(jobID: rules.jobID, timeLimit: rules.timeLimit, tasks: tasks, signer: signer)
        let held = rows.filter { $0.state != .submitted }.map(stored.held)
        let state = StoredDispatchState(
            index: index, tasks: held, nextNumber: try await tasks.nextNumber(jobID: rules.jobID),
            labeledCount: counts.labeled)
        return await Dispatcher(
            rules: rules, tasks: tasks, objects: objects, signer: signer, environment: environment, state: state)
    }
}
