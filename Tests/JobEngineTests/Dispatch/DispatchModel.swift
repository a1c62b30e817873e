/// Dispatch as one would explain it on paper: slow, and so plain that it can be believed.
struct DispatchModel {
    enum Holding { case live, answered }

    struct Object {
        var places: [Int: (worker: Int, holding: Holding)] = [:]
        var declined: Set<Int> = []
        /// Failed, or came with a label.
        var isOut = false

        var live: Int { places.values.count { $0.holding == .live } }
        var answers: Int { places.values.count { $0.holding == .answered } }
    }

    let workersPerObject: Int
    let maxOpenObjects: Int
    var objects: [Object]

    init(workersPerObject: Int, maxOpenObjects: Int, objectCount: Int) {
        self.workersPerObject = workersPerObject
        self.maxOpenObjects = maxOpenObjects
        objects = Array(repeating: Object(), count: objectCount)
    }

    var openCount: Int { objects.count { $0.live > 0 } }

    /// Whether the object takes further workers at all.
    func isOffered(_ object: Int) -> Bool {
        let it = objects[object]
        return !it.isOut && it.answers < workersPerObject && it.declined.count < workersPerObject
            && it.places.count < workersPerObject
    }

    /// Whether this worker may get the object now.
    func mayTake(_ object: Int, _ worker: Int) -> Bool {
        let it = objects[object]
        return isOffered(object) && !it.places.values.contains { $0.worker == worker } && !it.declined.contains(worker)
            && (it.live > 0 || openCount < maxOpenObjects)
    }

    func hasWork(for worker: Int) -> Bool { objects.indices.contains { mayTake($0, worker) } }

    /// Whether anything is still to come from the object.
    func isSettled(_ object: Int) -> Bool {
        let it = objects[object]
        if it.isOut || it.answers >= workersPerObject { return true }
        return it.declined.count >= workersPerObject && it.live == 0
    }
}
