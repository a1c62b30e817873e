import Hummingbird
import NIOCore
import Workforce

/// What the portal knows about a request while it answers it.
struct PortalRequestContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of the client, or of the proxy in front of it.
    let remoteAddress: SocketAddress?
    /// The signed-in worker. `WorkerSession` sets it and lets no request pass without.
    var worker: Worker?
    /// The signed-in user of the console. `ConsoleSession` sets it and lets no request pass without.
    var administrator: ConsoleSignIn.Session?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    /// The signed-in worker, for the routes behind `WorkerSession`.
    func requireWorker() throws(PortalError) -> Worker {
        guard let worker else { throw .notSignedIn }
        return worker
    }
}
