/// Splits bytes into lines, whatever the pieces in which they come; blank lines are counted and left out.
struct LineSplitter {
    private static let lineFeed = UInt8(ascii: "\n")

    private var pending: [UInt8] = []
    /// The number of the line that comes next, from 1.
    private(set) var number = 1

    var pendingBytes: Int { pending.count }

    mutating func consume(_ chunk: ArraySlice<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
        var start = chunk.startIndex
        while let end = chunk[start...].firstIndex(of: Self.lineFeed) {
            if pending.isEmpty {
                chunk[start..<end].withUnsafeBufferPointer { visit($0, body) }
            } else {
                pending += chunk[start..<end]
                pending.withUnsafeBufferPointer { visit($0, body) }
                pending.removeAll(keepingCapacity: true)
            }
            number += 1
            start = end + 1
        }
        pending += chunk[start...]
    }

    /// Hands on the last line if no line break followed it.
    mutating func finish(_ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
        pending.withUnsafeBufferPointer { visit($0, body) }
        pending = []
    }

    private func visit(_ line: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
        if line.contains(where: { $0 > 0x20 }) { body(line, number) }
    }
}
