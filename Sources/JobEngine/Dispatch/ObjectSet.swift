/// A set of object numbers as a bitmap that grows to the highest number put in: one bit an object.
struct ObjectSet: Sendable, Hashable {
    private var words: [UInt64] = []

    func contains(_ object: Int) -> Bool {
        let word = object >> 6
        return word < words.count && words[word] & (1 << UInt64(object & 63)) != 0
    }

    mutating func insert(_ object: Int) {
        let word = object >> 6
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        words[word] |= 1 << UInt64(object & 63)
    }
}
