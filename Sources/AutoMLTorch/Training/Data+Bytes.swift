import CTorch
import Foundation

extension Data {
    /// A copy of bytes of the shim, which it frees.
    init(owning bytes: ctorch_bytes) {
        defer { ctorch_bytes_free(bytes) }
        guard let start = bytes.bytes else {
            self.init()
            return
        }
        self.init(bytes: start, count: bytes.count)
    }
}
