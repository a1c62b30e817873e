package import LabelingDomain
package import Persistence

/// The work teams of an account in a region.
package struct Workteams: Sendable {
    /// The quota of teams per region.
    package static let maxTeams = 25
    /// The most groups of a team.
    package static let maxGroups = 10

    private let store: WorkteamStore
    private let workforces: Workforces
    private let groups: UserGroupStore
    private let membership: TeamMembership
    private let place: Place

    package init(database: any Database, place: Place, workforces: Workforces, membership: TeamMembership) {
        store = WorkteamStore(database, accountID: place.accountID, region: place.region)
        groups = UserGroupStore(database)
        self.workforces = workforces
        self.membership = membership
        self.place = place
    }

    /// What a team is made of.
    package struct Draft: Sendable {
        package var name: String
        /// The workforce that the caller means; nil for the one there is.
        package var workforceName: String?
        package var description: String
        package var members: [Workteam.Members]
        package var notificationTopic: String?
        package var workerAccess: String?

        package init(
            name: String, workforceName: String?, description: String, members: [Workteam.Members],
            notificationTopic: String?, workerAccess: String?
        ) {
            self.name = name
            self.workforceName = workforceName
            self.description = description
            self.members = members
            self.notificationTopic = notificationTopic
            self.workerAccess = workerAccess
        }
    }

    /// Adds a team to the workforce; throws `WorkforceError` when the name is taken, a group is missing or the quota is
    /// used up.
    package func create(_ draft: Draft, tags: [ResourceTag], now: Timestamp) async throws -> Workteam {
        guard let workforce = try await workforces.current(),
            draft.workforceName == nil || draft.workforceName == workforce.name
        else { throw WorkforceError.workforceNotFound(draft.workforceName) }
        try await check(draft.members, in: workforce)
        let record = WorkteamRecord(
            name: draft.name, description: draft.description, groups: Self.records(draft.members),
            notificationTopic: draft.notificationTopic, workerAccess: draft.workerAccess, createdAt: now.microseconds)
        let arn = Workteam.arn(name: draft.name, place: place).description
        let outcome = try await store.insert(record, tags: tags, arn: arn, limit: Self.maxTeams)
        membership.refresh()
        switch outcome {
        case .inserted: return Workteam(record, place: place)
        case .nameTaken: throw WorkforceError.teamExists(draft.name)
        case .limitReached: throw WorkforceError.teamLimit(Self.maxTeams)
        }
    }

    /// Throws `WorkforceError.teamNotFound` when there is none.
    package func team(named name: String) async throws -> Workteam {
        guard let record = try await store.team(named: name) else { throw WorkforceError.teamNotFound(name) }
        return Workteam(record, place: place)
    }

    /// The team with that ARN; nil when there is none, or it is another account's or region's.
    package func team(arn: ARN) async throws -> Workteam? {
        guard let name = arn.description.split(separator: "/").last.map(String.init),
            Workteam.arn(name: name, place: place) == arn
        else { return nil }
        return try await store.team(named: name).map { Workteam($0, place: place) }
    }

    /// All teams, by name: at most `maxTeams`.
    package func teams() async throws -> [Workteam] {
        try await store.teams().map { Workteam($0, place: place) }
    }

    /// What to change of a team; nil leaves a part as it is.
    package struct Change: Sendable {
        package var description: String?
        /// All members from now on (06/TEAM-3).
        package var members: [Workteam.Members]?
        package var notificationTopic: String??
        package var workerAccess: String?

        package init(
            description: String?, members: [Workteam.Members]?, notificationTopic: String??, workerAccess: String?
        ) {
            self.description = description
            self.members = members
            self.notificationTopic = notificationTopic
            self.workerAccess = workerAccess
        }
    }

    /// Changes what `change` names.
    package func update(_ name: String, _ change: Change, now: Timestamp) async throws -> Workteam {
        _ = try await team(named: name)
        guard let workforce = try await workforces.current() else { throw WorkforceError.workforceNotFound(nil) }
        if let members = change.members { try await check(members, in: workforce) }
        let updated = try await store.update(name: name) { record in
            record.description = change.description ?? record.description
            record.groups = change.members.map(Self.records) ?? record.groups
            if let topic = change.notificationTopic { record.notificationTopic = topic }
            record.workerAccess = change.workerAccess ?? record.workerAccess
            record.modifiedAt = now.microseconds
        }
        membership.refresh()
        guard let updated else { throw WorkforceError.teamNotFound(name) }
        return Workteam(updated, place: place)
    }

    /// Deletes a team (06/TEAM-4); throws `WorkforceError.teamNotFound` when there is none.
    package func delete(_ name: String) async throws {
        let arn = Workteam.arn(name: name, place: place).description
        let existed = try await store.delete(name: name, arn: arn)
        membership.refresh()
        guard existed else { throw WorkforceError.teamNotFound(name) }
    }

    /// Every group exists in the workforce's pool, and all are seen through its client.
    private func check(_ members: [Workteam.Members], in workforce: PrivateWorkforce) async throws {
        guard (1...Self.maxGroups).contains(members.count) else {
            throw WorkforceError.invalid(
                "MemberDefinitions has \(members.count) groups; from 1 to \(Self.maxGroups) are allowed.")
        }
        for member in members {
            guard member.userPoolID == workforce.userPoolID else {
                throw WorkforceError.invalid(
                    "The user pool \(member.userPoolID) is not the one of the workforce \(workforce.name), which is \(workforce.userPoolID)."
                )
            }
            guard member.clientID == workforce.clientID else {
                throw WorkforceError.invalid(
                    "The client \(member.clientID) is not the one of the workforce \(workforce.name), which is \(workforce.clientID).")
            }
            guard try await groups.group(poolID: member.userPoolID, name: member.group) != nil else {
                throw WorkforceError.invalid(
                    "The group \(member.group) does not exist in the user pool \(member.userPoolID).")
            }
        }
    }

    private static func records(_ members: [Workteam.Members]) -> [WorkteamRecord.Group] {
        members.map { WorkteamRecord.Group(userPoolID: $0.userPoolID, name: $0.group, clientID: $0.clientID) }
    }
}
