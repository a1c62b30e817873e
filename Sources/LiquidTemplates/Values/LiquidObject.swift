/// An ordered dictionary. The order of insertion is kept; setting a key that is there keeps its place.
package struct LiquidObject: Sendable {
    package private(set) var keys: [String] = []
    package private(set) var values: [LiquidValue] = []
    /// Built once there are too many keys to search one by one.
    private var places: [String: Int] = [:]

    private static let maxSearchedKeys = 8

    package init() {}

    /// Later members replace earlier ones of the same key.
    package init(_ members: some Sequence<(String, LiquidValue)>) {
        for (key, value) in members { self[key] = value }
    }

    package var count: Int { keys.count }

    package var isEmpty: Bool { keys.isEmpty }

    /// The value of `key`; nil when there is none. Setting nil does nothing.
    package subscript(key: String) -> LiquidValue? {
        get { place(of: key).map { values[$0] } }
        set {
            guard let newValue else { return }
            if let place = place(of: key) {
                values[place] = newValue
            } else {
                append(key, newValue)
            }
        }
    }

    private func place(of key: String) -> Int? {
        places.isEmpty ? keys.firstIndex(of: key) : places[key]
    }

    private mutating func append(_ key: String, _ value: LiquidValue) {
        keys.append(key)
        values.append(value)
        if !places.isEmpty {
            places[key] = keys.count - 1
        } else if keys.count > Self.maxSearchedKeys {
            for (place, key) in keys.enumerated() { places[key] = place }
        }
    }
}
