import Logging

import struct Foundation.Date

/// What one request carries through the pipeline.
struct AWSCall: Sendable {
    let requestID: String
    let now: Date
    let logger: Logger
}
