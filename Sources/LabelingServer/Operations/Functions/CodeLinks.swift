import AWSWire
import Foundation
import LabelingDomain

/// Makes links under which a function's code can be downloaded for some minutes.
struct CodeLinks: Sendable {
    let sessions: SessionTokens
    let accountID: String
    let region: String
    /// The API as clients reach it.
    let endpoint: LocalEndpoint

    private static let expirySeconds = 600

    func link(to place: S3URI, now: Date) throws -> String {
        let session = try sessions.make(
            arn: "arn:aws:iam::\(accountID):root", userID: accountID, seconds: Self.expirySeconds, now: now)
        let path =
            "/\(place.bucket)/"
            + place.key.split(separator: "/", omittingEmptySubsequences: false)
            .map { PercentEncoding.encode(String($0)) }.joined(separator: "/")
        var head = RequestHead(method: "GET", path: path, authority: endpoint.authority)
        SigV4Signer(credentials: session.credentials, region: region, service: "s3")
            .presign(&head, expirySeconds: Self.expirySeconds, at: now)
        return "http://\(endpoint.authority)\(path)?\(head.query ?? "")"
    }
}
