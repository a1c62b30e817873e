package import LabelingDomain
import Persistence

/// The workers that a job can be given to: the members of some groups.
package struct Workteam: Sendable, Hashable {
    package let name: String
    package let arn: ARN
    package let description: String
    package let members: [Members]
    /// The SNS topic that hears of new work.
    package let notificationTopic: String?
    /// What the service only keeps and returns, in whatever form its interface gave it.
    package let workerAccess: String?
    package let createdAt: Timestamp
    package let modifiedAt: Timestamp

    /// The users of a group, who sign in through a client.
    package struct Members: Sendable, Hashable {
        package let userPoolID: String
        package let group: String
        package let clientID: String

        package init(userPoolID: String, group: String, clientID: String) {
            self.userPoolID = userPoolID
            self.group = group
            self.clientID = clientID
        }
    }

    init(_ record: WorkteamRecord, place: Place) {
        name = record.name
        arn = Self.arn(name: record.name, place: place)
        description = record.description
        members = record.groups.map { Members(userPoolID: $0.userPoolID, group: $0.name, clientID: $0.clientID) }
        notificationTopic = record.notificationTopic
        workerAccess = record.workerAccess
        createdAt = Timestamp(microseconds: record.createdAt)
        modifiedAt = Timestamp(microseconds: record.modifiedAt)
    }

    static func arn(name: String, place: Place) -> ARN {
        ARN(
            service: "sagemaker", region: place.region, account: place.accountID,
            resource: "workteam/private-crowd/\(name)")
    }
}
