/// A row of `workteams` with the groups it is made of.
package struct WorkteamRecord: Sendable, Hashable {
    package let name: String
    package var description: String
    package var groups: [Group]
    package var notificationTopic: String?
    /// JSON of the worker access configuration, kept and returned.
    package var workerAccess: String?
    package let createdAt: Int64
    package var modifiedAt: Int64

    /// A group of a user pool, seen through an app client.
    package struct Group: Sendable, Hashable {
        package let userPoolID: String
        package let name: String
        package let clientID: String

        package init(userPoolID: String, name: String, clientID: String) {
            self.userPoolID = userPoolID
            self.name = name
            self.clientID = clientID
        }
    }

    package init(
        name: String, description: String, groups: [Group], notificationTopic: String?, workerAccess: String?,
        createdAt: Int64
    ) {
        self.name = name
        self.description = description
        self.groups = groups
        self.notificationTopic = notificationTopic
        self.workerAccess = workerAccess
        self.createdAt = createdAt
        modifiedAt = createdAt
    }

    init(_ row: SQLRow, groups: [Group]) throws(DatabaseError) {
        name = try row.string("name")
        description = try row.string("description")
        self.groups = groups
        notificationTopic = try row.optionalString("notification_topic")
        workerAccess = try row.optionalString("worker_access")
        createdAt = try row.int64("created_at")
        modifiedAt = try row.int64("modified_at")
    }
}
