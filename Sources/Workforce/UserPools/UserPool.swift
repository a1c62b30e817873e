package import LabelingDomain
import Persistence

/// A directory of users.
package struct UserPool: Sendable, Hashable {
    /// `<region>_<9 letters and digits>`.
    package let id: String
    package let arn: ARN
    package let name: String
    package let settings: UserPoolSettings
    /// What the service only keeps and returns, in whatever form its interface gave it.
    package let configuration: String
    package let createdAt: Timestamp
    package let modifiedAt: Timestamp

    init(_ record: UserPoolRecord) throws {
        id = record.id
        arn = Self.arn(id: record.id, accountID: record.accountID, region: record.region)
        name = record.name
        settings = try JSONText(text: record.settings).value()
        configuration = record.configuration
        createdAt = Timestamp(microseconds: record.createdAt)
        modifiedAt = Timestamp(microseconds: record.modifiedAt)
    }

    static func arn(id: String, accountID: String, region: String) -> ARN {
        ARN(service: "cognito-idp", region: region, account: accountID, resource: "userpool/\(id)")
    }
}
