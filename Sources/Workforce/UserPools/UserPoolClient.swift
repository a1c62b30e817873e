package import LabelingDomain
import Persistence

/// A program through which users of a pool sign in.
package struct UserPoolClient: Sendable, Hashable {
    package let id: String
    package let userPoolID: String
    package let name: String
    package let settings: UserPoolClientSettings
    package let configuration: String
    package let hasSecret: Bool
    package let createdAt: Timestamp
    package let modifiedAt: Timestamp

    init(_ record: UserPoolClientRecord) throws {
        id = record.id
        userPoolID = record.userPoolID
        name = record.name
        settings = try JSONText(text: record.settings).value()
        configuration = record.configuration
        hasSecret = record.sealedSecret != nil
        createdAt = Timestamp(microseconds: record.createdAt)
        modifiedAt = Timestamp(microseconds: record.modifiedAt)
    }
}
