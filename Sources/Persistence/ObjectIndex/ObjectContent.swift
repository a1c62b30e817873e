/// Where the bytes of an object are.
package enum ObjectContent: Sendable, Hashable {
    /// In the row itself.
    case inline([UInt8])
    /// In files, one after the other.
    case blobs([BlobRow])
}
