package import LabelingDomain
import Persistence

/// A named set of users of a pool.
package struct UserGroup: Sendable, Hashable {
    package let userPoolID: String
    package let name: String
    package let description: String?
    package let roleARN: String?
    /// The lower, the more it counts where a user is in several groups.
    package let precedence: Int?
    package let createdAt: Timestamp
    package let modifiedAt: Timestamp

    init(_ record: UserGroupRecord) {
        userPoolID = record.userPoolID
        name = record.name
        description = record.description
        roleARN = record.roleARN
        precedence = record.precedence.map(Int.init)
        createdAt = Timestamp(microseconds: record.createdAt)
        modifiedAt = Timestamp(microseconds: record.modifiedAt)
    }
}
