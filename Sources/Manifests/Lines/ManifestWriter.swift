/// Gathers manifest lines into chunks of bytes, so that a manifest of any length is written with flat memory.
package struct ManifestWriter: Sendable {
    /// The size from which a chunk is handed out.
    package static let chunkBytes = 1 << 20

    private var pending: [UInt8] = []

    package init() {
        pending.reserveCapacity(Self.chunkBytes + Self.chunkBytes / 8)
    }

    /// Adds `line` and its line break; a chunk to write when enough has gathered.
    package mutating func append(_ line: String) -> [UInt8]? {
        pending.append(contentsOf: line.utf8)
        pending.append(0x0A)
        guard pending.count >= Self.chunkBytes else { return nil }
        return finish()
    }

    /// What has gathered and was not handed out yet; empty when there is nothing.
    package mutating func finish() -> [UInt8] {
        let chunk = pending
        pending.removeAll(keepingCapacity: true)
        return chunk
    }
}
