import AWSWire
import Foundation
import LabelingDomain
import Persistence
import ServiceShapes
import Workforce

/// The operations on work teams.
struct WorkteamOperations: Sendable {
    let services: WorkforceServices
    /// The portal as clients name it: host and port.
    let portalHost: String
    let pageTokens: PageToken

    func register(on operations: inout OperationRegistry) {
        operations.register(SageMaker.CreateWorkteam.self) { try await create($0, $1) }
        operations.register(SageMaker.DescribeWorkteam.self) { input, _ in
            .init(workteam: try await shape(services.workteams.team(named: input.workteamName)))
        }
        operations.register(SageMaker.UpdateWorkteam.self) { try await update($0, $1) }
        operations.register(SageMaker.DeleteWorkteam.self) { input, _ in
            try await services.workteams.delete(input.workteamName)
            return .init(success: true)
        }
        operations.register(SageMaker.ListWorkteams.self) { input, _ in try await list(input) }
        registerVendorTeams(on: &operations)
    }

    /// Vendors sell their teams on a marketplace that a server of one's own does not have (06/WF-13).
    private func registerVendorTeams(on operations: inout OperationRegistry) {
        operations.register(SageMaker.ListSubscribedWorkteams.self) { _, _ in .init(subscribedWorkteams: []) }
        operations.register(SageMaker.DescribeSubscribedWorkteam.self) { input, _ in
            throw AWSError.validation(
                "The work team \(input.workteamArn) does not exist: vendor work teams are not supported by this version.")
        }
    }

    private func create(
        _ input: SageMaker.CreateWorkteam.Input, _ context: OperationContext
    ) async throws -> SageMaker.CreateWorkteam.Output {
        let draft = Workteams.Draft(
            name: input.workteamName, workforceName: input.workforceName, description: input.description,
            members: try input.memberDefinitions.map(Workteam.Members.init),
            notificationTopic: input.notificationConfiguration?.notificationTopicArn,
            workerAccess: input.workerAccessConfiguration.map(Self.text))
        let team = try await services.workteams.create(
            draft, tags: (input.tags ?? []).map(ResourceTag.init(checking:)), now: Timestamp(context.now))
        return .init(workteamArn: team.arn.description)
    }

    private func update(
        _ input: SageMaker.UpdateWorkteam.Input, _ context: OperationContext
    ) async throws -> SageMaker.UpdateWorkteam.Output {
        let change = Workteams.Change(
            description: input.description, members: try input.memberDefinitions?.map(Workteam.Members.init),
            notificationTopic: input.notificationConfiguration.map(\.notificationTopicArn),
            workerAccess: input.workerAccessConfiguration.map(Self.text))
        let team = try await services.workteams.update(input.workteamName, change, now: Timestamp(context.now))
        return .init(workteam: try await shape(team))
    }

    private static func text(_ access: SageMaker.WorkerAccessConfiguration) -> String {
        JSONBody.write(access.wireValue, as: SageMaker.WorkerAccessConfiguration.shape)
    }
}

extension WorkteamOperations {
    /// How many teams a page has unless the caller says otherwise.
    private static let standardPageSize = 10

    /// A region has at most `Workteams.maxTeams`, so they are sorted and cut here.
    private func list(_ input: SageMaker.ListWorkteams.Input) async throws -> SageMaker.ListWorkteams.Output {
        let filters = [input.sortBy ?? "", input.sortOrder ?? "", input.nameContains ?? ""]
        let start = try input.nextToken.map { token throws(AWSError) in
            Int(try pageTokens.open(token, operation: "ListWorkteams", filters: filters)) ?? 0
        }
        var teams = try await services.workteams.teams().filter { team in
            input.nameContains.map { team.name.localizedCaseInsensitiveContains($0) } ?? true
        }
        if input.sortBy == "CreateDate" { teams.sort { $0.createdAt < $1.createdAt } }
        if input.sortOrder == "Descending" { teams.reverse() }
        let first = min(start ?? 0, teams.count)
        let end = min(first + (input.maxResults ?? Self.standardPageSize), teams.count)
        var shapes: [SageMaker.Workteam] = []
        for team in teams[first..<end] { shapes.append(try await shape(team)) }
        let next =
            end < teams.count ? try pageTokens.seal(String(end), operation: "ListWorkteams", filters: filters) : nil
        return .init(workteams: shapes, nextToken: next)
    }

    private func shape(_ team: Workteam) async throws -> SageMaker.Workteam {
        .init(
            workteamName: team.name, memberDefinitions: team.members.map { .init($0) },
            workteamArn: team.arn.description, workforceArn: try await services.workforces.current()?.arn.description,
            description: team.description, subDomain: portalHost,
            createDate: Date(team.createdAt),
            lastUpdatedDate: Date(team.modifiedAt),
            notificationConfiguration: .init(notificationTopicArn: team.notificationTopic),
            workerAccessConfiguration: try team.workerAccess.flatMap(Self.access))
    }

    private static func access(_ text: String) throws -> SageMaker.WorkerAccessConfiguration? {
        let shape = SageMaker.WorkerAccessConfiguration.shape
        return SageMaker.WorkerAccessConfiguration(wireValue: try JSONBody.read(Array(text.utf8), as: shape))
    }
}

extension Workteam.Members {
    /// A member definition of a request, which must name a group of a user pool.
    init(_ definition: SageMaker.MemberDefinition) throws(AWSError) {
        guard definition.oidcMemberDefinition == nil else {
            throw .validation("OidcMemberDefinition is not supported by this version; use CognitoMemberDefinition.")
        }
        guard let cognito = definition.cognitoMemberDefinition else {
            throw .validation("A member definition needs a CognitoMemberDefinition.")
        }
        self.init(userPoolID: cognito.userPool, group: cognito.userGroup, clientID: cognito.clientId)
    }
}

extension SageMaker.MemberDefinition {
    init(_ members: Workteam.Members) {
        self.init(
            cognitoMemberDefinition: .init(
                userPool: members.userPoolID, userGroup: members.group, clientId: members.clientID))
    }
}
