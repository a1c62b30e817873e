package import LabelingDomain
package import Persistence

/// The groups of user pools. Work teams are made of them.
package struct UserGroups: Sendable {
    private let store: UserGroupStore
    private let membership: TeamMembership

    /// The most groups that one page lists.
    package static let maxPageSize = 60
    /// The most groups of a user that a token names.
    static let maxGroupsInToken = 100

    package init(database: any Database, membership: TeamMembership) {
        store = UserGroupStore(database)
        self.membership = membership
    }

    /// What an admin decides about a group; nil leaves a part as it is.
    package struct Details: Sendable {
        package var description: String?
        package var roleARN: String?
        package var precedence: Int?

        package init(description: String?, roleARN: String?, precedence: Int?) {
            self.description = description
            self.roleARN = roleARN
            self.precedence = precedence
        }
    }

    /// Adds a group; throws `UserPoolError.groupExists` when the pool has one of that name.
    package func create(_ name: String, _ details: Details, in pool: UserPool, now: Timestamp) async throws -> UserGroup {
        let record = UserGroupRecord(
            userPoolID: pool.id, name: name, description: details.description, roleARN: details.roleARN,
            precedence: details.precedence.map(Int64.init), createdAt: now.microseconds)
        guard try await store.insert(record) else { throw UserPoolError.groupExists(name) }
        return UserGroup(record)
    }

    /// Throws `UserPoolError.groupNotFound` when there is none.
    package func group(_ name: String, in pool: UserPool) async throws -> UserGroup {
        guard let record = try await store.group(poolID: pool.id, name: name) else { throw UserPoolError.groupNotFound }
        return UserGroup(record)
    }

    /// At most `limit` groups after `key`, by name.
    package func groups(in pool: UserPool, after key: String, limit: Int) async throws -> Page<UserGroup> {
        let records = try await store.groups(poolID: pool.id, after: key, limit: limit + 1)
        return Page(records, limit: limit, key: \.name).map(UserGroup.init)
    }

    /// At most `limit` groups of a user after `key`, by name.
    package func groups(of user: User, after key: String, limit: Int) async throws -> Page<UserGroup> {
        let records = try await store.groups(ofUser: user.sub, after: key, limit: limit + 1)
        return Page(records, limit: limit, key: \.name).map(UserGroup.init)
    }

    /// Changes what `details` names; throws `UserPoolError.groupNotFound` when there is no such group.
    package func update(
        _ name: String, _ details: Details, in pool: UserPool, now: Timestamp
    ) async throws -> UserGroup {
        let updated = try await store.update(poolID: pool.id, name: name) { record in
            record.description = details.description ?? record.description
            record.roleARN = details.roleARN ?? record.roleARN
            record.precedence = details.precedence.map(Int64.init) ?? record.precedence
            record.modifiedAt = now.microseconds
        }
        guard let updated else { throw UserPoolError.groupNotFound }
        return UserGroup(updated)
    }

    /// Deletes a group; refused while a work team is made of it (06/WF-24).
    package func delete(_ name: String, in pool: UserPool) async throws {
        let outcome = try await store.delete(poolID: pool.id, name: name)
        membership.refresh()
        switch outcome {
        case .deleted: return
        case .notFound: throw UserPoolError.groupNotFound
        case .usedByWorkteams(let teams):
            throw UserPoolError.invalidParameter(
                "Group \(name) cannot be deleted: work teams are made of it (\(teams.joined(separator: ", "))). Delete or update them first."
            )
        }
    }

    /// Makes a user a member, and so one of every team that is made of the group (06/TEAM-5).
    package func add(_ user: User, to name: String, in pool: UserPool, now: Timestamp) async throws {
        let isAdded = try await store.addMember(
            sub: user.sub, poolID: pool.id, group: name, addedAt: now.microseconds)
        membership.refresh()
        guard isAdded else { throw UserPoolError.groupNotFound }
    }

    /// Ends a membership; nothing happens when there is none.
    package func remove(_ user: User, from name: String, in pool: UserPool) async throws {
        _ = try await group(name, in: pool)
        try await store.removeMember(sub: user.sub, poolID: pool.id, group: name)
        membership.refresh()
    }
}
