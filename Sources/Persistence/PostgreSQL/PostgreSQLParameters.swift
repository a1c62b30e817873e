import CPostgres

/// Arguments as libpq takes them: text in the server's spelling, bytes as they are.
///
/// The pointers are valid during `body` only.
func withParameters<Value>(
    _ arguments: [SQLValue],
    _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Value
) -> Value {
    var bytes: [UInt8] = []
    var starts: [Int?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for argument in arguments {
        let start = bytes.count
        var isBinary = false
        switch argument {
        case .null: break
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .real(let number): bytes.append(contentsOf: number.description.utf8)
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .blob(let blob):
            bytes.append(contentsOf: blob)
            isBinary = true
        }
        starts.append(argument == .null ? nil : start)
        lengths.append(Int32(bytes.count - start))
        formats.append(isBinary ? 1 : 0)
        bytes.append(0)
    }
    return bytes.withUnsafeBytes { buffer in
        let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        let values = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
        return body(Int32(arguments.count), values, lengths, formats)
    }
}
