import Testing

@testable import JobEngine

/// The index against the plain model, over random interleavings of everything that can happen to a task.
@Suite struct DispatchIndexModelTests {
    static let stepsPerRun = 500

    @Test(
        "120,000 random steps never break an invariant, and no worker is idle while there is an object for them, 05/FLOW-2, 05/FLOW-3, 05/WRK-6",
        arguments: 0..<8)
    func randomSteps(batch: UInt64) throws {
        for run in 0..<UInt64(30) {
            var trial = IndexTrial(seed: batch * 1_000 + run)
            for _ in 0..<Self.stepsPerRun { try trial.step() }
            try trial.drain()
        }
    }

    @Test("the index finds an object that reopens behind every cursor")
    func reopenedObjectsAreFound() throws {
        var index = DispatchIndex(workersPerObject: 1, objectCount: 3, maxOpenObjects: 10)
        let place = try #require(index.claim(for: 1).place)
        for object in 1...2 { #expect(index.claim(for: 2).place?.object == object) }
        #expect(index.claim(for: 3) == .nothing)
        index.giveBack(place, worker: 1)
        #expect(index.claim(for: 4).place?.object == 0)
    }

    @Test("who gives an object back gets it again only when there is nothing else, 06/PORTAL-4")
    func givenBackComesLast() throws {
        var index = DispatchIndex(workersPerObject: 1, objectCount: 2, maxOpenObjects: 10)
        let first = try #require(index.claim(for: 1).place)
        index.giveBack(first, worker: 1)
        let second = try #require(index.claim(for: 1).place)
        #expect(second.object == 1)
        index.submit(second)
        #expect(index.claim(for: 1).place?.object == 0)
    }

    @Test("a worker who declines never sees the object again, 06/MON-6")
    func declinedNeverAgain() throws {
        var index = DispatchIndex(workersPerObject: 2, objectCount: 1, maxOpenObjects: 10)
        let place = try #require(index.claim(for: 1).place)
        #expect(index.decline(place) == .open)
        #expect(index.claim(for: 1) == .nothing)
        let other = try #require(index.claim(for: 2).place)
        #expect(index.decline(other) == .expired)
        #expect(index.claim(for: 3) == .nothing)
        #expect(index.unsettledCount == 0)
    }

    @Test("objects of a limited offer are so many that the wanted number of labels comes of them, 03/JOB-42")
    func offerLimit() {
        var index = DispatchIndex(workersPerObject: 1, objectCount: 10, maxOpenObjects: 10)
        index.settle(1, isLabeled: false)
        index.limitOffer(toLabels: 3)
        #expect(index.offerLimit == 4)
        index.settle(2, isLabeled: false)
        #expect(index.offerLimit == 5)
        index.settle(0, isLabeled: true)
        #expect(index.offerLimit == 5)
    }
}

extension DispatchIndex.Choice {
    var place: DispatchIndex.Place? {
        if case .place(let place) = self { place } else { nil }
    }
}

/// One random job: an index and a model that live through the same things.
private struct IndexTrial {
    private var generator: SeededGenerator
    private var index: DispatchIndex
    private var model: DispatchModel
    private let workerCount: Int
    private var held: [(place: DispatchIndex.Place, worker: Int)] = []

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let workersPerObject = Int.random(in: 1...4, using: &generator)
        let objectCount = Int.random(in: 1...40, using: &generator)
        let cap = Int.random(in: 1...12, using: &generator)
        workerCount = Int.random(in: 1...9, using: &generator)
        index = DispatchIndex(
            workersPerObject: workersPerObject, objectCount: objectCount, maxOpenObjects: cap)
        model = DispatchModel(workersPerObject: workersPerObject, maxOpenObjects: cap, objectCount: objectCount)
        self.generator = generator
    }

    mutating func step() throws {
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<50: try claim(for: Int.random(in: 1...workerCount, using: &generator))
        case 50..<75:
            try end { index, place, _ in
                index.submit(place)
            } in: { model, place, worker in
                model.objects[place.object].places[place.slot] = (worker, .answered)
            }
        case 75..<85:
            try end { index, place, _ in
                index.decline(place)
            } in: { model, place, worker in
                model.objects[place.object].places[place.slot] = nil
                model.objects[place.object].declined.insert(worker)
            }
        case 85..<97:
            try end { index, place, worker in
                index.giveBack(place, worker: worker)
            } in: { model, place, _ in
                model.objects[place.object].places[place.slot] = nil
            }
        case 97: failSomeObject()
        default: crash()
        }
        try check()
    }

    /// Lets everybody work until nothing is left: every object has to be settled then.
    mutating func drain() throws {
        for (place, worker) in held {
            index.giveBack(place, worker: worker)
            model.objects[place.object].places[place.slot] = nil
        }
        held.removeAll()
        for worker in 1...(workerCount + model.workersPerObject) {
            while case .place(let place) = index.claim(for: worker) {
                try #require(model.mayTake(place.object, worker))
                index.submit(place)
                model.objects[place.object].places[place.slot] = (worker, .answered)
            }
            try #require(!model.hasWork(for: worker))
        }
        #expect(index.unsettledCount == 0)
    }

    private mutating func claim(for worker: Int) throws {
        guard case .place(let place) = index.claim(for: worker) else {
            try #require(!model.hasWork(for: worker), "worker \(worker) is idle")
            return
        }
        try #require(model.mayTake(place.object, worker), "object \(place.object) is not for worker \(worker)")
        try #require(model.objects[place.object].places[place.slot] == nil, "the place is taken")
        try #require((0..<model.workersPerObject).contains(place.slot))
        model.objects[place.object].places[place.slot] = (worker, .live)
        held.append((place, worker))
    }

    private mutating func end(
        _ real: (inout DispatchIndex, DispatchIndex.Place, Int) -> Void,
        in plain: (inout DispatchModel, DispatchIndex.Place, Int) -> Void
    ) throws {
        guard let position = held.indices.randomElement(using: &generator) else { return }
        let (place, worker) = held.remove(at: position)
        real(&index, place, worker)
        plain(&model, place, worker)
    }

    private mutating func failSomeObject() {
        let object = Int.random(in: model.objects.indices, using: &generator)
        guard model.objects[object].places.isEmpty, !model.isSettled(object) else { return }
        index.settle(object, isLabeled: false)
        model.objects[object].isOut = true
    }

    /// The process dies; the index is rebuilt from what the database would hold.
    private mutating func crash() {
        index = DispatchIndex(
            workersPerObject: model.workersPerObject, objectCount: model.objects.count,
            maxOpenObjects: model.maxOpenObjects)
        for (number, object) in model.objects.enumerated() {
            index.restore(declines: object.declined.count, of: number)
            if model.isSettled(number) {
                index.settle(number, isLabeled: object.answers > 0)
                continue
            }
            for (slot, place) in object.places {
                index.restore(.init(object: number, slot: slot), isLive: place.holding == .live)
            }
        }
        for worker in 1...workerCount where Bool.random(using: &generator) {
            index.restore(worker: worker, touched: touched(by: worker))
        }
        for worker in 1...workerCount where !index.knows(worker: worker) {
            index.restore(worker: worker, touched: touched(by: worker))
        }
    }

    private func touched(by worker: Int) -> [Int] {
        model.objects.indices.filter { number in
            let object = model.objects[number]
            return object.declined.contains(worker) || object.places.values.contains { $0.worker == worker }
        }
    }

    private func check() throws {
        try #require(model.openCount <= model.maxOpenObjects)
        try #require(index.unsettledCount == model.objects.indices.count { !model.isSettled($0) })
        for object in model.objects {
            try #require(object.places.count <= model.workersPerObject)
            try #require(Set(object.places.values.map(\.worker)).count == object.places.count)
        }
    }
}
