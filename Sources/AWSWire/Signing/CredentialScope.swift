/// The day, region and service that a SigV4 signature is good for.
package struct CredentialScope: Sendable, Hashable, CustomStringConvertible {
    /// `20150830`.
    package let day: String
    package let region: String
    package let service: String

    package init(day: String, region: String, service: String) {
        self.day = day
        self.region = region
        self.service = service
    }

    /// `20150830/us-east-1/service/aws4_request`.
    package var description: String { "\(day)/\(region)/\(service)/aws4_request" }
}
