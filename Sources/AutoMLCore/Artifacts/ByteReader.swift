package import Foundation

/// Reads what `ByteWriter` wrote, and never past the end: a file that was cut or changed is refused.
package struct ByteReader {
    private let bytes: Data
    private var offset: Data.Index
    /// What is read, for errors.
    private let name: String

    package init(_ bytes: Data, name: String) {
        self.bytes = bytes
        self.name = name
        offset = bytes.startIndex
    }

    package var isAtEnd: Bool { offset == bytes.endIndex }

    package mutating func readInt() throws(ArtifactError) -> Int {
        let raw = try take(MemoryLayout<Int64>.size)
        return Int(Int64(littleEndian: raw.withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }))
    }

    package mutating func readDouble() throws(ArtifactError) -> Double {
        let raw = try take(MemoryLayout<UInt64>.size)
        return Double(bitPattern: UInt64(littleEndian: raw.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }))
    }

    package mutating func readString() throws(ArtifactError) -> String {
        guard let text = String(data: try readData(), encoding: .utf8) else { throw corrupted("holds text that is not UTF-8") }
        return text
    }

    package mutating func readData() throws(ArtifactError) -> Data {
        Data(try take(try readCount(elementSize: 1)))
    }

    package mutating func readArray<Value: BitwiseStorable>(of type: Value.Type) throws(ArtifactError) -> [Value] {
        let count = try readCount(elementSize: MemoryLayout<Value>.stride)
        let raw = try take(count * MemoryLayout<Value>.stride)
        return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            raw.withUnsafeBytes { source in UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source) }
            initialized = count
        }
    }

    package mutating func readMatrix() throws(ArtifactError) -> Matrix {
        let (rows, columns) = (try readInt(), try readInt())
        let values = try readArray(of: Float.self)
        guard rows >= 0, columns >= 0, rows.multipliedReportingOverflow(by: columns) == (values.count, false) else {
            throw corrupted("holds a matrix of the wrong size")
        }
        return Matrix(rows: rows, columns: columns, values: values)
    }

    package func corrupted(_ what: String) -> ArtifactError {
        .corrupted(file: name, reason: what)
    }

    private mutating func readCount(elementSize: Int) throws(ArtifactError) -> Int {
        let count = try readInt()
        guard count >= 0, count <= (bytes.endIndex - offset) / elementSize else { throw corrupted("is cut short") }
        return count
    }

    private mutating func take(_ count: Int) throws(ArtifactError) -> Data {
        guard bytes.endIndex - offset >= count else { throw corrupted("is cut short") }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }
}
