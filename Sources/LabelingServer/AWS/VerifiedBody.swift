package import NIOCore

/// A request body that is checked while it streams.
///
/// Read it once, to its end: only then is it known to be what the client signed.
package struct VerifiedBody: AsyncSequence, Sendable {
    package typealias Element = ByteBuffer

    private let makeNext: @Sendable () -> AsyncIterator

    /// A body over any stream of buffers, without further checks.
    package init<Source: AsyncSequence & Sendable>(_ source: Source) where Source.Element == ByteBuffer {
        makeNext = {
            var iterator = source.makeAsyncIterator()
            return AsyncIterator { try await iterator.next() }
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { makeNext() }

    /// Yields the content piece by piece.
    package struct AsyncIterator: AsyncIteratorProtocol {
        private let pull: () async throws -> ByteBuffer?

        init(_ pull: @escaping () async throws -> ByteBuffer?) {
            self.pull = pull
        }

        package func next() async throws -> ByteBuffer? { try await pull() }
    }
}
