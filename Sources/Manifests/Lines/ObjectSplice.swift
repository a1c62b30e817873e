/// Replaces and adds members of a scanned JSON object, byte for byte.
struct ObjectSplice {
    private let scan: JSONObjectScan
    /// Ranges of the scanned text and what takes their place, in any order; they do not overlap.
    private var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    private var additions: [UInt8] = []

    init(_ scan: JSONObjectScan) {
        self.scan = scan
    }

    /// Gives `key` the value `value`, once. Each key may be set once.
    mutating func set(_ key: String, to value: JSONValue) {
        let places = scan.members.indices.filter { scan.hasKey(scan.members[$0], key) }
        var bytes: [UInt8] = []
        if let first = places.first {
            value.print(into: &bytes)
            edits.append((scan.members[first].value, bytes))
            // A member that follows another is removed from the end of that one to its own end, its comma with it.
            for later in places.dropFirst() {
                edits.append((scan.members[later - 1].value.upperBound..<scan.members[later].value.upperBound, []))
            }
        } else {
            if !scan.members.isEmpty || !additions.isEmpty { additions.append(UInt8(ascii: ",")) }
            JSONString.encode(key, into: &additions)
            additions.append(UInt8(ascii: ":"))
            value.print(into: &additions)
        }
    }

    /// The whole object with every change made.
    var text: String {
        // Additions stand right after the last member, before the white space that precedes the brace.
        let additionPlace = scan.members.last?.value.upperBound ?? scan.end
        var result: [UInt8] = []
        result.reserveCapacity(scan.bytes.count + additions.count + edits.reduce(0) { $0 + $1.bytes.count })
        var copied = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            result.append(contentsOf: scan.bytes[copied..<edit.range.lowerBound])
            result.append(contentsOf: edit.bytes)
            copied = edit.range.upperBound
        }
        result.append(contentsOf: scan.bytes[copied..<additionPlace])
        result.append(contentsOf: additions)
        result.append(contentsOf: scan.bytes[additionPlace...])
        return String(decoding: result, as: UTF8.self)
    }
}
