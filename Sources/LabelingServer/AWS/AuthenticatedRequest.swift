package import AWSWire
package import Logging

package import struct Foundation.Date

/// A request to object storage whose header or URL signature has been verified.
///
/// Nothing of the body has been read yet: `body` verifies it on the way through.
package struct AuthenticatedRequest: Sendable {
    /// Method, raw path, query and headers as sent.
    package let head: RequestHead
    /// Who signed; nil when the request carries no signature at all.
    package let principal: Principal?
    /// The content without `aws-chunked` framing. Its iterator throws an `AWSError` in place of the end when the
    /// declared hash, a chunk signature, a checksum or the length does not match.
    package let body: VerifiedBody
    /// The length of the content without framing; nil when the client did not say.
    package let decodedContentLength: Int?
    /// The checksum that the client declares in a header or trailer, and `body` holds it to.
    package let checksumAlgorithm: ChecksumAlgorithm?
    package let requestID: String
    package let now: Date
    package let logger: Logger

    package init(
        head: RequestHead, principal: Principal?, body: VerifiedBody, decodedContentLength: Int?,
        checksumAlgorithm: ChecksumAlgorithm? = nil, requestID: String, now: Date, logger: Logger
    ) {
        self.head = head
        self.principal = principal
        self.body = body
        self.decodedContentLength = decodedContentLength
        self.checksumAlgorithm = checksumAlgorithm
        self.requestID = requestID
        self.now = now
        self.logger = logger
    }
}
