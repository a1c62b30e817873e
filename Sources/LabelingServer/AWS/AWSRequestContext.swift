package import Hummingbird
import Logging
import NIOCore

/// What the API listener knows about a request beside its head and body.
package struct AWSRequestContext: InitializableFromSource, Sendable {
    let channel: any Channel
    let logger: Logger

    package init(source: ApplicationRequestContextSource) {
        channel = source.channel
        logger = source.logger
    }
}
