import AWSWire
import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// A successful answer of a remote S3.
struct RemoteResponse: Sendable {
    /// The most bytes of an answer that is read whole: a page of 1,000 long keys.
    static let maxDocumentBytes = 16 << 20

    let response: HTTPClientResponse

    func header(_ name: String) -> String? { response.headers.first(name: name) }

    /// The answer as an XML document.
    func document() async throws(ObjectStoreError) -> XMLElement {
        let bytes = try await bytes()
        do {
            return try XMLReader.read(Array(bytes.readableBytesView))
        } catch {
            throw .storage("the remote store's answer is not XML: \(error)")
        }
    }

    /// The whole answer.
    func bytes() async throws(ObjectStoreError) -> ByteBuffer {
        do {
            return try await response.body.collect(upTo: Self.maxDocumentBytes)
        } catch {
            throw .storage("the remote store's answer broke off: \(error)")
        }
    }

    /// Reads an answer without content to its end, so that the connection can be used again.
    func finish() async throws(ObjectStoreError) {
        _ = try await bytes()
    }
}
