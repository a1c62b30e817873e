package import Foundation

/// Writes values one after another, little-endian, as `ByteReader` reads them.
package struct ByteWriter: Sendable {
    package private(set) var bytes = Data()

    package init() {}

    package mutating func write(_ value: Int) {
        withUnsafeBytes(of: Int64(value).littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func write(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func write(_ text: String) {
        let utf8 = Array(text.utf8)
        write(utf8.count)
        bytes.append(contentsOf: utf8)
    }

    package mutating func write(_ data: Data) {
        write(data.count)
        bytes.append(data)
    }

    /// The count, then the values as they lie in memory.
    package mutating func write<Value: BitwiseStorable>(_ values: [Value]) {
        write(values.count)
        values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    package mutating func write(_ matrix: Matrix) {
        write(matrix.rows)
        write(matrix.columns)
        write(matrix.values)
    }
}
