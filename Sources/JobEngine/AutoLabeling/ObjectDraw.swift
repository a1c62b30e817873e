import Consolidation

/// The lots of a job's objects: which are in the sample, and which fold each is in.
///
/// Drawn from the job's seed and the object's number alone, so that nothing about an object or its label can have a say
/// in it, and a restart draws the same again.
struct ObjectDraw: Sendable {
    let seed: Int64

    /// Parts that predict each other: each object is predicted by a model that saw nobody of its own fold.
    static let folds = 10

    /// `objects` in the order of their lots.
    func shuffled(_ objects: [Int]) -> [Int] {
        objects.map { (lot: lot(of: $0), object: $0) }.sorted { $0 < $1 }.map(\.object)
    }

    func fold(of object: Int) -> Int {
        var generator = SplitMix64(seed: lot(of: object))
        return Int.random(in: 0..<Self.folds, using: &generator)
    }

    private func lot(of object: Int) -> UInt64 {
        var job = SplitMix64(seed: UInt64(bitPattern: seed))
        var generator = SplitMix64(seed: job.next() ^ UInt64(object))
        _ = generator.next()
        return generator.next()
    }
}
