import AWSWire
import HummingbirdCore
package import NIOCore

/// A request body that is checked while it streams.
///
/// Read it once, to its end: only then is it known to be what the client signed. Whoever stores it must be ready to drop
/// it when the iterator throws.
package struct VerifiedBody: AsyncSequence, Sendable {
    package typealias Element = ByteBuffer

    private let makeIterator: @Sendable () -> AsyncIterator

    /// A body over any stream of buffers, without further checks.
    package init<Source: AsyncSequence & Sendable>(_ source: Source) where Source.Element == ByteBuffer {
        makeIterator = {
            var iterator = source.makeAsyncIterator()
            return AsyncIterator { try await iterator.next() }
        }
    }

    /// The body of a request, unwrapped and held to `terms`.
    init(_ source: RequestBody, terms: BodyTerms, interim: InterimResponse) {
        makeIterator = {
            var iterator = source.makeAsyncIterator()
            var verifier = BodyVerifier(terms)
            return AsyncIterator {
                interim.send()
                while true {
                    if let piece = try verifier.next() { return piece }
                    guard let arrived = try await iterator.next() else {
                        try verifier.finish()
                        return nil
                    }
                    verifier.append(arrived)
                }
            }
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { makeIterator() }

    /// Yields the content piece by piece.
    package struct AsyncIterator: AsyncIteratorProtocol {
        private let pull: () async throws -> ByteBuffer?

        init(_ pull: @escaping () async throws -> ByteBuffer?) {
            self.pull = pull
        }

        package func next() async throws -> ByteBuffer? { try await pull() }
    }
}
