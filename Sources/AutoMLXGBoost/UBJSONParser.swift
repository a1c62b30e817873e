import Foundation

/// Reads Universal Binary JSON (draft 12), as far as libxgboost writes it.
struct UBJSONParser {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ data: Data) {
        bytes = [UInt8](data)
    }

    mutating func parse() throws(XGBoostError) -> UBJSONValue {
        try value(marker: try byte())
    }

    private mutating func value(marker: UInt8) throws(XGBoostError) -> UBJSONValue {
        switch marker {
        case UInt8(ascii: "Z"), UInt8(ascii: "N"): .null
        case UInt8(ascii: "T"): .boolean(true)
        case UInt8(ascii: "F"): .boolean(false)
        case UInt8(ascii: "S"): .string(try string())
        case UInt8(ascii: "d"): .number(Double(Float(bitPattern: try bigEndian(UInt32.self))))
        case UInt8(ascii: "D"): .number(Double(bitPattern: try bigEndian(UInt64.self)))
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "{"): try object()
        default: .integer(try integer(marker: marker))
        }
    }

    private mutating func integer(marker: UInt8) throws(XGBoostError) -> Int {
        switch marker {
        case UInt8(ascii: "i"): Int(try bigEndian(Int8.self))
        case UInt8(ascii: "U"): Int(try bigEndian(UInt8.self))
        case UInt8(ascii: "I"): Int(try bigEndian(Int16.self))
        case UInt8(ascii: "l"): Int(try bigEndian(Int32.self))
        case UInt8(ascii: "L"): Int(try bigEndian(Int64.self))
        default: throw XGBoostError(message: "the model holds the unknown type \(marker)")
        }
    }

    private mutating func array() throws(XGBoostError) -> UBJSONValue {
        var type: UInt8?
        if try peek() == UInt8(ascii: "$") {
            offset += 1
            type = try byte()
        }
        guard try peek() == UInt8(ascii: "#") else { return .array(try elements()) }
        offset += 1
        let count = try integer(marker: try byte())
        guard count >= 0, count <= bytes.count else { throw cut }
        if type == UInt8(ascii: "d") {
            return .floats(try repeating(count) { parser throws(XGBoostError) in Float(bitPattern: try parser.bigEndian(UInt32.self)) })
        }
        if let type {
            return .integers(try repeating(count) { parser throws(XGBoostError) in try parser.integer(marker: type) })
        }
        return .array(try repeating(count) { parser throws(XGBoostError) in try parser.value(marker: try parser.byte()) })
    }

    private mutating func elements() throws(XGBoostError) -> [UBJSONValue] {
        var elements: [UBJSONValue] = []
        while try peek() != UInt8(ascii: "]") { elements.append(try value(marker: try byte())) }
        offset += 1
        return elements
    }

    private mutating func repeating<Element>(
        _ count: Int, _ next: (inout UBJSONParser) throws(XGBoostError) -> Element
    ) throws(XGBoostError) -> [Element] {
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try next(&self)) }
        return elements
    }

    private mutating func object() throws(XGBoostError) -> UBJSONValue {
        var members: [String: UBJSONValue] = [:]
        while try peek() != UInt8(ascii: "}") {
            let name = try string()
            members[name] = try value(marker: try byte())
        }
        offset += 1
        return .object(members)
    }

    private mutating func string() throws(XGBoostError) -> String {
        let count = try integer(marker: try byte())
        guard count >= 0, bytes.count - offset >= count else { throw cut }
        defer { offset += count }
        return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
    }

    private mutating func bigEndian<Number: FixedWidthInteger>(_: Number.Type) throws(XGBoostError) -> Number {
        let size = MemoryLayout<Number>.size
        guard bytes.count - offset >= size else { throw cut }
        defer { offset += size }
        return Number(bigEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Number.self) })
    }

    private mutating func byte() throws(XGBoostError) -> UInt8 {
        defer { offset += 1 }
        return try peek()
    }

    private func peek() throws(XGBoostError) -> UInt8 {
        guard offset < bytes.count else { throw cut }
        return bytes[offset]
    }

    private var cut: XGBoostError { XGBoostError(message: "the model is cut short") }
}
