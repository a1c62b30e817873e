/// The objects that are with at least one worker: a set that is quick to change and to walk.
struct OpenObjects: Sendable {
    private(set) var numbers: [Int] = []
    private var positions: [Int: Int] = [:]

    var count: Int { numbers.count }

    mutating func insert(_ object: Int) {
        guard positions[object] == nil else { return }
        positions[object] = numbers.count
        numbers.append(object)
    }

    mutating func remove(_ object: Int) {
        guard let position = positions.removeValue(forKey: object) else { return }
        let last = numbers.removeLast()
        guard last != object else { return }
        numbers[position] = last
        positions[last] = position
    }
}
