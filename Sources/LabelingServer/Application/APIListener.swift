import AWSWire
import Hummingbird
import HummingbirdCore
import JobEngine
import LabelingDomain
import Logging
import NIOCore
import Persistence
import ServiceLifecycle
import Workforce

extension ApplicationParts {
    /// The listener of the AWS APIs.
    func apiListener(metrics: PrometheusMetrics) -> some Service {
        let hosts = S3Hosts([configuration.api.host])
        let objectStorage = S3Responder(
            store: objectStore, region: configuration.region, accountID: configuration.accountID, hosts: hosts,
            pageToken: pageTokens)
        let endpoint = AWSEndpoint(
            region: configuration.region, accountID: configuration.accountID,
            maxBodyBytes: configuration.limits.maxRequestBytes, operations: operations, credentials: credential,
            bucketOfHost: { hosts.bucket(of: $0) }, objectStorage: { try await objectStorage.respond(to: $0) })
        return Application(
            responder: HealthResponder(database: database, metrics: metrics, next: endpoint),
            server: .http1(configuration: configuration.limits.connections),
            configuration: configuration.listener(configuration.api), logger: Logger(label: "groundwork.api"))
    }

    /// Every operation that the server performs.
    private var operations: OperationRegistry {
        var operations = OperationRegistry()
        let tags = TagStore(database: database)
        let jobs = LabelingJobStore(database: database)
        CallerIdentityOperations().register(on: &operations)
        AssumeRoleOperations(sessions: sessions).register(on: &operations)
        functions.operations(pageTokens: pageTokens).register(on: &operations)
        LabelingJobOperations(engine: engine, jobs: jobs, tags: tags, pageTokens: pageTokens).register(on: &operations)
        TagOperations(store: tags, pageTokens: pageTokens, resourceExists: resourceExists).register(on: &operations)
        TemplateOperations(
            media: mediaSigner,
            portalURL: PortalSite(url: configuration.portalURL, organizationName: configuration.organizationName).url
        ).register(on: &operations)
        registerModelJobs(on: &operations)
        registerWorkforce(on: &operations, tags: tags)
        return operations
    }

    private func registerModelJobs(on operations: inout OperationRegistry) {
        let common = ModelJobOperations(engine: modelJobs, jobs: ModelJobStore(database: database), pageTokens: pageTokens)
        let models = ModelStore(database: database)
        TrainingJobOperations(common: common).register(on: &operations)
        ModelOperations(models: models, objectStore: objectStore, pageTokens: pageTokens).register(on: &operations)
        TransformJobOperations(common: common, models: models).register(on: &operations)
        AutoMLJobOperations(common: common).register(on: &operations)
    }

    private func registerWorkforce(on operations: inout OperationRegistry, tags: TagStore) {
        let host = configuration.portalHost
        UserPoolOperations(services: workforce, tags: tags, pageTokens: pageTokens).register(on: &operations)
        UserPoolClientOperations(services: workforce, pageTokens: pageTokens).register(on: &operations)
        UserPoolDomainOperations(services: workforce).register(on: &operations)
        UserGroupOperations(services: workforce, pageTokens: pageTokens).register(on: &operations)
        UserOperations(services: workforce, pageTokens: pageTokens).register(on: &operations)
        UserPasswordOperations(services: workforce).register(on: &operations)
        SignInOperations(services: workforce).register(on: &operations)
        WorkforceOperations(services: workforce, portalHost: host).register(on: &operations)
        WorkteamOperations(services: workforce, portalHost: host, pageTokens: pageTokens).register(on: &operations)
    }

    /// Jobs, models, work teams and workforces carry tags.
    private var resourceExists: @Sendable (_ arn: String) async throws -> Bool {
        { [workforce, database] text in
            guard let arn = ARN(text) else { return false }
            switch arn.resourceType {
            case "labeling-job": return try await LabelingJobStore(database: database).job(arn: text) != nil
            case "training-job", "transform-job", "automl-job":
                return try await ModelJobStore(database: database).job(arn: text) != nil
            case "model": return try await ModelStore(database: database).model(arn: text) != nil
            case "workteam": return try await workforce.workteams.team(arn: arn) != nil
            case "workforce": return try await workforce.workforces.current()?.arn == arn
            default: return false
            }
        }
    }

    /// All access keys belong to the account's administrator.
    private var credential: CredentialLookup {
        { [accessKeys, sessions, accountID = configuration.accountID] accessKeyID, token, now in
            if let token, accessKeyID.hasPrefix("ASIA") {
                return try sessions.credential(token, accessKeyID: accessKeyID, accountID: accountID, now: now)
            }
            guard let secret = try await accessKeys.secret(of: accessKeyID, now: now) else { return nil }
            let principal = Principal(
                accountID: accountID, arn: "arn:aws:iam::\(accountID):root", userID: accountID, accessKeyID: accessKeyID)
            return Credential(secretAccessKey: secret, principal: principal)
        }
    }
}

extension Configuration {
    func listener(_ address: ListenAddress) -> ApplicationConfiguration {
        ApplicationConfiguration(
            address: .hostname(address.host, port: address.port), serverName: "groundwork",
            availableConnectionsDelegate: MaximumAvailableConnections(limits.maxConnections))
    }
}

extension Configuration.Limits {
    var connections: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            idleTimeout: .seconds(Int64(idleTimeoutSeconds)),
            httpDecoderConfiguration: .init(maxHeaderFieldSize: maxHeaderBytes, maxHeaderListSize: maxHeaderBytes))
    }
}
