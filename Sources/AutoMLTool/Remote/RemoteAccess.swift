import AWSWire
import Foundation

/// Where S3 is and who asks, as the usual variables of the environment tell.
package struct RemoteAccess: Sendable {
    private static let usualRegion = "us-east-1"

    let endpoint: URL
    let region: String
    let credentials: SigningCredentials

    /// Nil without credentials.
    package init?(environment: [String: String]) {
        func value(_ names: String...) -> String? { names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } }
        guard let id = value("AWS_ACCESS_KEY_ID"), let secret = value("AWS_SECRET_ACCESS_KEY") else { return nil }
        region = value("AWS_REGION", "AWS_DEFAULT_REGION") ?? Self.usualRegion
        let address = value("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL") ?? "https://s3.\(region).amazonaws.com"
        guard let endpoint = URL(string: address), endpoint.host() != nil else { return nil }
        self.endpoint = endpoint
        credentials = SigningCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: value("AWS_SESSION_TOKEN"))
    }
}
