import AWSWire
import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// The `100 Continue` that a client with `Expect: 100-continue` waits for before it sends its body.
///
/// It goes out when the body is first asked for, which is after the signature in the headers has been verified. A
/// request that is answered without reading its body never gets one, and its connection is closed: the client may
/// or may not send the body then, so the next request could not be found.
final class InterimResponse: Sendable {
    private let channel: any Channel
    private let isPending: Mutex<Bool>

    init(_ head: RequestHead, channel: any Channel) {
        self.channel = channel
        isPending = Mutex(head.headers[.expect]?.lowercased() == "100-continue")
    }

    /// Tells the client to send its body, once.
    func send() {
        let isFirst = isPending.withLock { isPending in
            defer { isPending = false }
            return isPending
        }
        guard isFirst else { return }
        channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)), promise: nil)
    }

    /// True while the client still waits.
    var isAwaited: Bool { isPending.withLock { $0 } }
}
