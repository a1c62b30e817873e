/// The rows of least distance among those that were offered.
struct NearestRows {
    /// By distance, of equals the first that was offered first.
    private(set) var all: [(row: Int, distance: Float)] = []
    private let count: Int
    private var farthest = Float.infinity

    init(count: Int) {
        self.count = count
        all.reserveCapacity(count + 1)
    }

    mutating func offer(_ row: Int, distance: Float) {
        guard distance < farthest || all.count < count else { return }
        let place = all.partitionIndex { $0.distance <= distance }
        all.insert((row, distance), at: place)
        if all.count > count { all.removeLast() }
        if all.count == count { farthest = all[count - 1].distance }
    }
}
