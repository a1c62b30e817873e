/// Which object a worker gets next: the whole of a job's open work, in memory, without a database and a clock.
///
/// A value that answers in constant time for the usual case. Objects are handed out in manifest order: each worker has
/// a cursor that only moves forward, past objects that are full, settled or known to the worker. An object that opens
/// again behind cursors (a release, an expiry, a decline) is appended to a log that each worker reads once, so nothing
/// is scanned twice. The cap `maxOpenObjects` counts objects that are *with workers*: it never makes a batch that the
/// slowest worker has to end (docs/design/0002-open-work-cap.md).
///
/// Memory: 8 bytes an object, one bit an object and worker up to the highest object the worker has touched.
package struct DispatchIndex: Sendable {
    /// A place on an object that is held for the worker who asked.
    package struct Place: Sendable, Hashable {
        package let object: Int
        /// Which of the object's N places, from 0.
        package let slot: Int
    }

    /// What `claim` found.
    package enum Choice: Sendable, Hashable {
        case place(Place)
        /// Nothing now; objects that are still being checked may come.
        case unready
        /// Nothing now.
        case nothing
    }

    /// The most reopened objects kept in the log before it is folded into the workers' cursors.
    static let maxReopenedEntries = 1 << 16

    package let workersPerObject: Int
    package let maxOpenObjects: Int
    /// Objects below this number were checked and may be handed out.
    package private(set) var readyCount: Int
    /// Objects that still wait for answers.
    package private(set) var unsettledCount: Int

    /// Objects below this number may be offered at all; all, unless `limitOffer` was called.
    package private(set) var offerLimit: Int
    /// Objects that are still being prepared although others after them are handed out.
    package private(set) var heldBackCount = 0
    private var maxLabels: Int?
    /// Objects below `offerLimit` that have or may get a label.
    private var labelableCount = 0

    private(set) var objects: [ObjectPlaces]
    private(set) var open = OpenObjects()
    private var reopened: [Int] = []
    /// How many entries of the log were folded away, so that workers' positions keep their meaning.
    private var reopenedBase = 0
    private var workers: [Int: WorkerProgress] = [:]
    /// Every object below is full or settled, or stands in the log. New workers start here, at the log's beginning.
    private var lowWater = 0

    /// A job of `objectCount` objects that nobody has touched.
    package init(workersPerObject: Int, objectCount: Int, maxOpenObjects: Int, readyCount: Int? = nil) {
        self.workersPerObject = workersPerObject
        self.maxOpenObjects = maxOpenObjects
        self.readyCount = readyCount ?? objectCount
        objects = Array(repeating: ObjectPlaces(), count: objectCount)
        unsettledCount = objectCount
        offerLimit = objectCount
    }

    package var objectCount: Int { objects.count }

    /// Whether `claim` for this worker has to be preceded by `restore(worker:touched:)`.
    package func knows(worker: Int) -> Bool { workers[worker] != nil }

    // MARK: Handing out

    /// What the worker would get, without taking it.
    package mutating func find(for worker: Int) -> Choice {
        var progress = workers[worker] ?? WorkerProgress(cursor: lowWater, logPosition: reopenedBase)
        defer { workers[worker] = progress }
        if let object = findReopened(&progress) { return .place(place(on: object)) }
        if open.count >= maxOpenObjects {
            if let object = findOpen(progress) { return .place(place(on: object)) }
        } else if let object = findFresh(&progress) {
            return .place(place(on: object))
        }
        if let object = findDeferred(&progress) { return .place(place(on: object)) }
        let isMoreComing = progress.cursor >= readyCount && readyCount < offerLimit || heldBackCount > 0
        return isMoreComing ? .unready : .nothing
    }

    /// Holds the next object for the worker.
    package mutating func claim(for worker: Int) -> Choice {
        let choice = find(for: worker)
        if case .place(let place) = choice {
            hold(place, worker: worker)
            workers[worker]?.deferred.removeAll { $0 == place.object }
        }
        return choice
    }

    // MARK: What happens to a held place

    /// The worker has answered. Returns how the object stands now.
    @discardableResult
    package mutating func submit(_ place: Place) -> ObjectStanding {
        objects[place.object].live -= 1
        objects[place.object].submitted += 1
        noteLiveCount(of: place.object)
        return settleIfFinished(place.object)
    }

    /// The worker declined: never again this worker, and after N declines nobody (06/MON-6).
    @discardableResult
    package mutating func decline(_ place: Place) -> ObjectStanding {
        objects[place.object].declines += 1
        free(place)
        return settleIfFinished(place.object)
    }

    /// The hold ended without an answer (released, expired, lapsed): others may take the place. The worker comes last.
    @discardableResult
    package mutating func giveBack(_ place: Place, worker: Int) -> ObjectStanding {
        free(place)
        workers[worker]?.deferred.append(place.object)
        return settleIfFinished(place.object)
    }

    /// The hold could not be stored: as if it had never been taken, except that the worker comes last.
    package mutating func cancel(_ place: Place, worker: Int) {
        giveBack(place, worker: worker)
    }

    // MARK: Objects

    /// Nobody gets the object any more: people have labeled it (`isLabeled`), or it needs or allows no label.
    package mutating func settle(_ object: Int, isLabeled: Bool) {
        guard !objects[object].isSettled else { return }
        objects[object].isSettled = true
        objects[object].isWithoutLabel = !isLabeled
        unsettledCount -= 1
        if !isLabeled, object < offerLimit { labelableCount -= 1 }
        extendOfferLimit()
    }

    /// Whether the object has ended without a label from this job.
    package func isWithoutLabel(_ object: Int) -> Bool { objects[object].isWithoutLabel }

    package func isUnsettled(_ object: Int) -> Bool { !objects[object].isSettled }

    /// The first object that still waits for answers.
    package var firstOpenObject: Int { objects.firstIndex { !$0.isSettled } ?? objects.count }

    /// Offers only so many objects, from the first, that `max` labels come of them; objects that turn out to give no
    /// label make room for further ones.
    package mutating func limitOffer(toLabels max: Int) {
        maxLabels = max
        offerLimit = 0
        labelableCount = 0
        extendOfferLimit()
    }

    private mutating func extendOfferLimit() {
        guard let maxLabels else { return }
        while offerLimit < objects.count, labelableCount < maxLabels {
            if !objects[offerLimit].isWithoutLabel { labelableCount += 1 }
            offerLimit += 1
        }
    }

    /// Objects below `count` may be handed out from now on.
    package mutating func markReady(upTo count: Int) {
        readyCount = max(readyCount, min(count, objects.count))
    }

    /// The object is passed over until it is put forward; those after it may be handed out.
    package mutating func holdBack(_ object: Int) {
        guard !objects[object].isHeldBack else { return }
        objects[object].isHeldBack = true
        heldBackCount += 1
    }

    /// An object that was held back may be handed out; for any other nothing changes.
    package mutating func putForward(_ object: Int) {
        guard objects[object].isHeldBack else { return }
        objects[object].isHeldBack = false
        heldBackCount -= 1
        reopen(object)
    }

    /// Nobody gets an object that is not released: for jobs in which something else chooses the objects.
    package mutating func withholdAll() {
        for object in objects.indices { objects[object].isHeldBack = true }
    }

    /// An object that was withheld may be handed out, after those released before it.
    package mutating func release(_ object: Int) {
        guard objects[object].isHeldBack else { return }
        objects[object].isHeldBack = false
        reopen(object)
    }

    /// An object that was labeled waits for answers again; it is withheld until it is released.
    package mutating func unsettle(_ object: Int) {
        guard objects[object].isSettled else { return }
        objects[object].isSettled = false
        objects[object].isWithoutLabel = false
        objects[object].isHeldBack = true
        unsettledCount += 1
    }

    /// Whether as many objects are with workers as may be.
    package var isAtCap: Bool { open.count >= maxOpenObjects }

    package func isHeldBack(_ object: Int) -> Bool { objects[object].isHeldBack }

    /// How far the foremost worker has come.
    package var foremostCursor: Int { workers.values.reduce(lowWater) { max($0, $1.cursor) } }

    // MARK: Rebuilding from stored state

    /// A place that is held (`isLive`) or answered.
    package mutating func restore(_ place: Place, isLive: Bool) {
        objects[place.object].taken |= 1 << UInt16(place.slot)
        if isLive { objects[place.object].live += 1 } else { objects[place.object].submitted += 1 }
        noteLiveCount(of: place.object)
    }

    /// The places of an object as the database has them, after it disagreed with this index.
    package mutating func replacePlaces(of object: Int, with places: [(Place, isLive: Bool)]) {
        objects[object].taken = 0
        objects[object].live = 0
        objects[object].submitted = 0
        noteLiveCount(of: object)
        for (place, isLive) in places { restore(place, isLive: isLive) }
        settleIfFinished(object)
    }

    package mutating func restore(declines: Int, of object: Int) {
        objects[object].declines = UInt8(clamping: declines)
    }

    /// A worker and the objects that are not for them any more.
    package mutating func restore(worker: Int, touched: [Int]) {
        var progress = WorkerProgress(cursor: lowWater, logPosition: reopenedBase)
        for object in touched { progress.touched.insert(object) }
        workers[worker] = progress
    }

    // MARK: Searching

    private var reopenedEnd: Int { reopenedBase + reopened.count }

    private func isEligible(_ object: Int, _ progress: WorkerProgress) -> Bool {
        objects[object].hasFreePlace(of: workersPerObject) && !progress.touched.contains(object)
    }

    private func isWithinCap(_ object: Int) -> Bool {
        objects[object].live > 0 || open.count < maxOpenObjects
    }

    /// Reads the log on from where the worker left it. An object that only the cap keeps back stays next in line.
    private func findReopened(_ progress: inout WorkerProgress) -> Int? {
        while progress.logPosition < reopenedEnd {
            let object = reopened[progress.logPosition - reopenedBase]
            if isEligible(object, progress) { return isWithinCap(object) ? object : nil }
            progress.logPosition += 1
        }
        return nil
    }

    private mutating func findFresh(_ progress: inout WorkerProgress) -> Int? {
        while progress.cursor < readyCount {
            if isEligible(progress.cursor, progress) { return progress.cursor }
            progress.cursor += 1
        }
        return nil
    }

    /// The first object, by number, that is with others and has a place left.
    private func findOpen(_ progress: WorkerProgress) -> Int? {
        open.numbers.lazy.filter { isEligible($0, progress) }.min()
    }

    private func findDeferred(_ progress: inout WorkerProgress) -> Int? {
        progress.deferred.removeAll { objects[$0].isClosed(workersPerObject) }
        return progress.deferred.first { objects[$0].hasFreePlace(of: workersPerObject) && isWithinCap($0) }
    }

    private func place(on object: Int) -> Place {
        Place(object: object, slot: (~objects[object].taken).trailingZeroBitCount)
    }

    // MARK: Keeping count

    private mutating func hold(_ place: Place, worker: Int) {
        objects[place.object].taken |= 1 << UInt16(place.slot)
        objects[place.object].live += 1
        workers[worker]?.touched.insert(place.object)
        noteLiveCount(of: place.object)
        advanceLowWater()
    }

    /// A place that the database took back meanwhile, as `replacePlaces` told, is free already.
    private mutating func free(_ place: Place) {
        let bit: UInt16 = 1 << UInt16(place.slot)
        guard objects[place.object].taken & bit != 0, objects[place.object].live > 0 else { return }
        objects[place.object].taken &= ~bit
        objects[place.object].live -= 1
        noteLiveCount(of: place.object)
        reopen(place.object)
    }

    /// Workers who have passed the object come back to it.
    private mutating func reopen(_ object: Int) {
        guard objects[object].hasFreePlace(of: workersPerObject) else { return }
        reopened.append(object)
        if reopened.count > Self.maxReopenedEntries { foldLog() }
    }

    private mutating func noteLiveCount(of object: Int) {
        if objects[object].live > 0 { open.insert(object) } else { open.remove(object) }
    }

    @discardableResult
    private mutating func settleIfFinished(_ object: Int) -> ObjectStanding {
        let standing = objects[object].standing(of: workersPerObject)
        if standing != .open { settle(object, isLabeled: standing == .answered) }
        return standing
    }

    private mutating func advanceLowWater() {
        while lowWater < readyCount, !objects[lowWater].hasFreePlace(of: workersPerObject) { lowWater += 1 }
    }

    /// Forgets the log: every cursor goes back to the first object that may have a free place.
    private mutating func foldLog() {
        reopenedBase += reopened.count
        lowWater = min(lowWater, reopened.min() ?? lowWater)
        reopened.removeAll(keepingCapacity: true)
        workers = workers.mapValues { $0.restarted(at: lowWater, logPosition: reopenedBase) }
    }
}
