import AWSWire
import Foundation
import LabelingDomain
import Persistence
import ServiceShapes
import Workforce

/// The operations on the private workforce.
struct WorkforceOperations: Sendable {
    let services: WorkforceServices
    /// The portal as clients name it: host and port.
    let portalHost: String

    func register(on operations: inout OperationRegistry) {
        operations.register(SageMaker.CreateWorkforce.self) { try await create($0, $1) }
        operations.register(SageMaker.DescribeWorkforce.self) { input, _ in
            .init(workforce: shape(try await services.workforces.workforce(named: input.workforceName)))
        }
        operations.register(SageMaker.UpdateWorkforce.self) { try await update($0, $1) }
        operations.register(SageMaker.DeleteWorkforce.self) { input, _ in
            try await services.workforces.delete(name: input.workforceName)
            services.sessions.refreshAll()
            return .init()
        }
        operations.register(SageMaker.ListWorkforces.self) { input, _ in try await list(input) }
    }

    private func create(
        _ input: SageMaker.CreateWorkforce.Input, _ context: OperationContext
    ) async throws -> SageMaker.CreateWorkforce.Output {
        try refuseUnsupported(oidc: input.oidcConfig, vpc: input.workforceVpcConfig)
        guard let cognito = input.cognitoConfig else {
            throw AWSError.validation("CreateWorkforce needs a CognitoConfig: the user pool and app client of the workers.")
        }
        let workforce = try await services.workforces.create(
            name: input.workforceName, userPoolID: cognito.userPool, clientID: cognito.clientId,
            allowedRanges: input.sourceIpConfig?.cidrs ?? [], ipAddressType: input.ipAddressType,
            tags: try (input.tags ?? []).map(ResourceTag.init(checking:)), now: Timestamp(context.now))
        return .init(workforceArn: workforce.arn.description)
    }

    private func update(
        _ input: SageMaker.UpdateWorkforce.Input, _ context: OperationContext
    ) async throws -> SageMaker.UpdateWorkforce.Output {
        try refuseUnsupported(oidc: input.oidcConfig, vpc: input.workforceVpcConfig)
        let workforce = try await services.workforces.update(
            name: input.workforceName, allowedRanges: input.sourceIpConfig?.cidrs,
            ipAddressType: input.ipAddressType, now: Timestamp(context.now))
        return .init(workforce: shape(workforce))
    }

    /// There is one workforce or none, so there is one page.
    private func list(_ input: SageMaker.ListWorkforces.Input) async throws -> SageMaker.ListWorkforces.Output {
        guard input.nextToken == nil else {
            throw AWSError.validation("Invalid NextToken: it was not returned by ListWorkforces with these parameters")
        }
        let workforce = try await services.workforces.current()
        let found = [workforce].compactMap(\.self).filter { workforce in
            input.nameContains.map { workforce.name.localizedCaseInsensitiveContains($0) } ?? true
        }
        return .init(workforces: found.map(shape))
    }

    /// An empty `WorkforceVpcConfig` takes a VPC away (06/NET-24), and there is none.
    private func refuseUnsupported(
        oidc: SageMaker.OidcConfig?, vpc: SageMaker.WorkforceVpcConfigRequest?
    ) throws(AWSError) {
        if oidc != nil {
            throw .validation("OidcConfig is not supported by this version; use CognitoConfig.")
        }
        if let vpc, vpc != .init() {
            throw .validation("WorkforceVpcConfig is not supported by this version.")
        }
    }

    private func shape(_ workforce: PrivateWorkforce) -> SageMaker.Workforce {
        .init(
            workforceName: workforce.name, workforceArn: workforce.arn.description,
            lastUpdatedDate: Date(workforce.modifiedAt),
            sourceIpConfig: .init(cidrs: workforce.allowedRanges), subDomain: portalHost,
            cognitoConfig: .init(userPool: workforce.userPoolID, clientId: workforce.clientID),
            createDate: Date(workforce.createdAt), status: "Active",
            ipAddressType: workforce.ipAddressType)
    }
}
