import Foundation

/// Writes a table as CSV, whole or not at all: into a file beside it, which then takes its name.
struct TableWriter {
    private static let flushBytes = 1 << 20

    private let url: URL
    private let partial: URL
    private let handle: FileHandle
    private var buffer = Data()

    init(_ url: URL, columns: [String]) throws(ConsolidationError) {
        self.url = url
        partial = url.appendingPathExtension("partial")
        do {
            try Data().write(to: partial)
            handle = try FileHandle(forWritingTo: partial)
        } catch { throw .unwritable(path: url.path, reason: error.localizedDescription) }
        try write(columns)
    }

    mutating func write(_ fields: [String]) throws(ConsolidationError) {
        buffer.append(contentsOf: fields.map(DelimitedLine.quoted).joined(separator: ",").utf8)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.flushBytes { try flush() }
    }

    mutating func close() throws(ConsolidationError) {
        try flush()
        do { try handle.close() } catch { throw .unwritable(path: url.path, reason: error.localizedDescription) }
        guard rename(partial.path, url.path) == 0 else {
            throw .unwritable(path: url.path, reason: String(cString: strerror(errno)))
        }
    }

    private mutating func flush() throws(ConsolidationError) {
        do { try handle.write(contentsOf: buffer) } catch {
            throw .unwritable(path: url.path, reason: error.localizedDescription)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// A number with four decimals.
    static func number(_ value: Double) -> String { String(format: "%.4f", value) }
}
