/// A file or folder of a code package, as its central directory tells it.
struct ZipEntry: Sendable, Hashable {
    let path: String
    let isFolder: Bool
    let isExecutable: Bool
    /// 0 stored, 8 deflated.
    let method: Int
    let crc: UInt32
    let packedSize: Int
    let size: Int
    /// Where its local header starts.
    let offset: Int
}
