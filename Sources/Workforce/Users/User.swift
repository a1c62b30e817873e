package import LabelingDomain
package import Persistence

/// A person in a user pool.
package struct User: Sendable, Hashable {
    package let sub: String
    package let userPoolID: String
    package let username: String
    package let status: UserStatus
    package let isEnabled: Bool
    /// All attributes but `sub`.
    package let attributes: [String: String]
    package let createdAt: Timestamp
    package let modifiedAt: Timestamp
    let passwordHash: String?
    let passwordExpiresAt: Timestamp?
    let passwordChanges: Int64
    let usernameKey: String

    package init(_ record: UserRecord) throws(DatabaseError) {
        guard let status = UserStatus(rawValue: record.status) else {
            throw .unexpectedColumn("users.status of \(record.sub) is '\(record.status)'")
        }
        sub = record.sub
        userPoolID = record.userPoolID
        username = record.username
        self.status = status
        isEnabled = record.isEnabled
        attributes = record.attributes
        createdAt = Timestamp(microseconds: record.createdAt)
        modifiedAt = Timestamp(microseconds: record.modifiedAt)
        passwordHash = record.passwordHash
        passwordExpiresAt = record.passwordExpiresAt.map(Timestamp.init(microseconds:))
        passwordChanges = record.passwordChanges
        usernameKey = record.usernameKey
    }

    /// The e-mail address, verified or not.
    package var email: String? { attributes["email"] }

    /// Whether codes may be sent to the address: somebody made sure that it is the user's.
    var hasVerifiedEmail: Bool { attributes["email_verified"] == "true" && email != nil }

    /// The worker that this user is.
    package func worker(region: String) -> Worker {
        Worker(
            sub: sub, username: username, userPoolID: userPoolID, region: region, name: attributes["name"],
            email: email)
    }
}
