/// The cells of one record, as bytes; it is used again for the next one.
struct RecordBuffer {
    private(set) var bytes: [UInt8] = []
    /// Where each cell ends; it begins where the one before it ends.
    private(set) var ends: [Int] = []
    /// Where the record begins, from 1.
    var line = 1
    /// Whether numbers may have a comma for a decimal point.
    var isDecimalComma = false

    var cellCount: Int { ends.count }
    var byteCount: Int { bytes.count }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(_ slice: UnsafeBufferPointer<UInt8>.SubSequence) { bytes.append(contentsOf: slice) }

    mutating func append(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

    mutating func endCell() { ends.append(bytes.count) }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    /// Calls `body` with the number and the bytes of every cell.
    func forEachCell(_ body: (Int, UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { all in
            var start = 0
            for (cell, end) in ends.enumerated() {
                body(cell, UnsafeBufferPointer(rebasing: all[start..<end]))
                start = end
            }
        }
    }

    func text(of cell: Int) -> String {
        String(decoding: bytes[(cell == 0 ? 0 : ends[cell - 1])..<ends[cell]], as: UTF8.self)
    }
}
