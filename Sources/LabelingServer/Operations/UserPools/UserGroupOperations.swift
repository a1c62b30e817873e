import AWSWire
import Foundation
import LabelingDomain
import ServiceShapes
import Workforce

/// The operations on the groups of user pools, and on who is in them.
struct UserGroupOperations: Sendable {
    let services: WorkforceServices
    let pageTokens: PageToken

    func register(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.CreateGroup.self) { input, context in
            let pool = try await services.pools.pool(input.userPoolId)
            let details = UserGroups.Details(
                description: input.description, roleARN: input.roleArn, precedence: input.precedence)
            let group = try await services.groups.create(
                input.groupName, details, in: pool, now: Timestamp(context.now))
            return .init(group: .init(group))
        }
        operations.register(CognitoIdentityProvider.GetGroup.self) { input, _ in
            let pool = try await services.pools.pool(input.userPoolId)
            return .init(group: .init(try await services.groups.group(input.groupName, in: pool)))
        }
        operations.register(CognitoIdentityProvider.UpdateGroup.self) { input, context in
            let pool = try await services.pools.pool(input.userPoolId)
            let details = UserGroups.Details(
                description: input.description, roleARN: input.roleArn, precedence: input.precedence)
            let group = try await services.groups.update(
                input.groupName, details, in: pool, now: Timestamp(context.now))
            return .init(group: .init(group))
        }
        operations.register(CognitoIdentityProvider.DeleteGroup.self) { input, _ in
            try await services.groups.delete(input.groupName, in: services.pools.pool(input.userPoolId))
            return .init()
        }
        registerMembership(on: &operations)
        registerListings(on: &operations)
    }

    private func registerMembership(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.AdminAddUserToGroup.self) { input, context in
            let pool = try await services.pools.pool(input.userPoolId)
            let user = try await services.users.user(named: input.username, in: pool)
            try await services.groups.add(user, to: input.groupName, in: pool, now: Timestamp(context.now))
            return .init()
        }
        operations.register(CognitoIdentityProvider.AdminRemoveUserFromGroup.self) { input, _ in
            let pool = try await services.pools.pool(input.userPoolId)
            let user = try await services.users.user(named: input.username, in: pool)
            try await services.groups.remove(user, from: input.groupName, in: pool)
            return .init()
        }
    }

    private func registerListings(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.ListGroups.self) { input, _ in
            let pool = try await services.pools.pool(input.userPoolId)
            let listing = CognitoListing(tokens: pageTokens, operation: "ListGroups", filters: [pool.id])
            let page = try await services.groups.groups(
                in: pool, after: listing.start(input.nextToken), limit: CognitoListing.size(input.limit))
            return .init(groups: page.elements.map { .init($0) }, nextToken: try listing.next(page))
        }
        operations.register(CognitoIdentityProvider.AdminListGroupsForUser.self) { input, _ in
            let pool = try await services.pools.pool(input.userPoolId)
            let user = try await services.users.user(named: input.username, in: pool)
            let listing = CognitoListing(
                tokens: pageTokens, operation: "AdminListGroupsForUser", filters: [pool.id, user.sub])
            let page = try await services.groups.groups(
                of: user, after: listing.start(input.nextToken), limit: CognitoListing.size(input.limit))
            return .init(groups: page.elements.map { .init($0) }, nextToken: try listing.next(page))
        }
        operations.register(CognitoIdentityProvider.ListUsersInGroup.self) { input, _ in
            let pool = try await services.pools.pool(input.userPoolId)
            let group = try await services.groups.group(input.groupName, in: pool)
            let listing = CognitoListing(
                tokens: pageTokens, operation: "ListUsersInGroup", filters: [pool.id, group.name])
            let page = try await services.users.users(
                inGroup: group.name, of: pool, after: listing.start(input.nextToken),
                limit: CognitoListing.size(input.limit))
            return .init(users: page.elements.map { .init($0) }, nextToken: try listing.next(page))
        }
    }
}

extension CognitoIdentityProvider.GroupType {
    init(_ group: UserGroup) {
        self.init(
            groupName: group.name, userPoolId: group.userPoolID, description: group.description,
            roleArn: group.roleARN, precedence: group.precedence,
            lastModifiedDate: Date(group.modifiedAt),
            creationDate: Date(group.createdAt))
    }
}
