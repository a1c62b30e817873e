/// Keys as bytes, in the order in which a listing goes through them.
enum KeyRange {
    /// The smallest byte string behind every string that starts with `prefix`; nil when there is none.
    static func end(ofPrefix prefix: [UInt8]) -> [UInt8]? {
        var end = prefix
        while let last = end.popLast() {
            if last < 0xFF { return end + [last + 1] }
        }
        return nil
    }

    /// The part of `key` up to and with the first `delimiter` behind `prefix`; nil when there is none.
    static func commonPrefix(of key: [UInt8], prefix: [UInt8], delimiter: [UInt8]) -> [UInt8]? {
        guard !delimiter.isEmpty, key.count >= prefix.count + delimiter.count else { return nil }
        for start in prefix.count...(key.count - delimiter.count) {
            let end = start + delimiter.count
            if key[start..<end].elementsEqual(delimiter) { return Array(key[..<end]) }
        }
        return nil
    }
}
