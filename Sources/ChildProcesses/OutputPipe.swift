import CSpawn
import Foundation
import Glibc

/// A pipe that a child process prints into.
struct OutputPipe {
    let readEnd: Int32
    let writeEnd: Int32
    private let receive: @Sendable ([UInt8]) -> Void

    private static let chunkBytes = 65_536

    /// Throws `POSIXError` where the server has too many files open.
    init(_ receive: @escaping @Sendable ([UInt8]) -> Void) throws {
        var ends: [Int32] = [0, 0]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw POSIXError(.EMFILE) }
        (readEnd, writeEnd) = (ends[0], ends[1])
        self.receive = receive
    }

    /// Hands on what waits in the pipe, once; false at the end of the stream.
    func read() -> Bool {
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        let count = Glibc.read(readEnd, &chunk, Self.chunkBytes)
        guard count > 0 else { return false }
        receive(Array(chunk.prefix(count)))
        return true
    }

    /// Hands on everything that waits in the pipe.
    func drain() {
        while true {
            var poll = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&poll, 1, 0) > 0, read() else { return }
        }
    }

    /// The child has its own copy.
    func closeWriteEnd() { close(writeEnd) }

    func closeReadEnd() { close(readEnd) }
}
