/// The N places of one object: who holds or has answered which is known elsewhere, here is only how many.
struct ObjectPlaces: Sendable, Hashable {
    /// A bit for each place that is held or answered.
    var taken: UInt16 = 0
    /// Places that workers hold.
    var live: UInt8 = 0
    var submitted: UInt8 = 0
    var declines: UInt8 = 0
    /// Nobody gets the object any more.
    var isSettled = false
    /// Settled, and without a label from this job's workers.
    var isWithoutLabel = false
    /// Still being prepared while objects after it are handed out, or withheld until something releases it.
    var isHeldBack = false

    /// Whether new workers are turned away for good.
    func isClosed(_ workersPerObject: Int) -> Bool {
        isSettled || Int(declines) >= workersPerObject
    }

    func hasFreePlace(of workersPerObject: Int) -> Bool {
        !isClosed(workersPerObject) && !isHeldBack && taken.nonzeroBitCount < workersPerObject
    }

    func standing(of workersPerObject: Int) -> ObjectStanding {
        if Int(submitted) >= workersPerObject { return .answered }
        guard Int(declines) >= workersPerObject, live == 0 else { return .open }
        return submitted > 0 ? .answered : .expired
    }
}
