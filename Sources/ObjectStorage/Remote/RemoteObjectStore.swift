package import AWSWire
package import AsyncHTTPClient
package import Logging
import NIOCore

package import struct Foundation.Date
package import struct Foundation.URL

/// The object store over any S3 endpoint, in path style.
///
/// Bodies stream both ways. Requests that can be sent again are, up to `RemoteExchange.maxAttempts` times. The last piece
/// of an upload is held back until the body has proved whole and right, so that the endpoint never has all of a wrong one.
package struct RemoteObjectStore: ObjectStore {
    let exchange: RemoteExchange
    let region: String

    /// `endpoint` is the base URL, such as `https://s3.eu-central-1.amazonaws.com`. The caller shuts `client` down.
    package init(
        endpoint: URL, credentials: SigningCredentials, region: String, client: HTTPClient, logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        exchange = RemoteExchange(
            endpoint: RemoteEndpoint(endpoint),
            signer: SigV4Signer(credentials: credentials, region: region, service: "s3"), client: client,
            logger: logger, now: now)
        self.region = region
    }

    /// The timeouts for a client of this store.
    package static var clientConfiguration: HTTPClient.Configuration {
        HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10), read: .seconds(60), write: .seconds(60)))
    }
}
