package import AWSWire
import HTTPTypes
package import HummingbirdCore
import Logging
package import ObjectStorage

/// Answers authenticated requests to object storage in S3's REST-XML, over either object store.
///
/// Buckets are private: a request that nobody signed is denied, but for the preflight of CORS.
package struct S3Responder: Sendable {
    private let operations: S3Operations
    private let hosts: S3Hosts

    /// `hosts` tells virtual-host requests apart; `region` and `accountID` are the server's own; `pageToken` seals the
    /// continuation tokens of listings.
    package init(store: any ObjectStore, region: String, accountID: String, hosts: S3Hosts, pageToken: PageToken) {
        operations = S3Operations(store: store, region: region, accountID: accountID, pageToken: pageToken)
        self.hosts = hosts
    }

    /// Performs the request; what it throws is for the endpoint to put into an S3 error document.
    package func respond(to authenticated: AuthenticatedRequest) async throws -> Response {
        let address = try S3Address(authenticated.head, hosts: hosts)
        let request = S3Request(authenticated, address)
        if request.method == "OPTIONS" { return try await operations.preflight(request) }
        let sharing = try await operations.sharingHeaders(for: request)
        guard !sharing.isEmpty else { return try await perform(request) }
        var response = await answer(request)
        response.headers.append(contentsOf: sharing)
        return response
    }

    private func perform(_ request: S3Request) async throws -> Response {
        // A form is signed in its own fields, so it would look unsigned here.
        guard !request.isForm else { throw S3Refusal.notImplemented("Uploads by HTML form (POST)") }
        guard request.authenticated.principal?.accountID == operations.accountID else { throw S3Refusal.accessDenied }
        let route = try S3Route(request)
        try request.refuseUnsupportedHeaders()
        try await operations.checkExpectedOwner(of: request)
        return try await operations.perform(route, request)
    }

    /// Performs a request of a page of another origin, which may read errors too.
    private func answer(_ request: S3Request) async -> Response {
        do {
            return try await perform(request)
        } catch {
            let answer = AWSErrorTable.answer(for: error, of: nil)
            request.authenticated.logger.info("refused", metadata: ["error.code": "\(answer.code)", "cause": "\(answer)"])
            let envelope = ErrorEnvelope.response(
                answer, in: .restXML, requestID: request.authenticated.requestID,
                resource: "/\(request.bucket)/\(request.key)")
            var response = Response(envelope)
            if request.method == "HEAD" { response.body = ResponseBody() }
            return response
        }
    }
}
