import AWSWire
import ServiceShapes

extension FunctionSettings {
    /// What `CreateFunction` asks for. What it asks for and this service does not do is refused by name.
    init(_ input: Lambda.CreateFunction.Input) throws(AWSError) {
        try Self.refuse([
            ("Layers", input.layers.map { !$0.isEmpty } ?? false),
            ("PackageType Image", input.packageType == "Image"),
            ("Code.ImageUri", input.code.imageUri != nil),
            ("ImageConfig", input.imageConfig != nil),
            ("VpcConfig", input.vpcConfig.map { !($0.subnetIds ?? []).isEmpty } ?? false),
            ("DeadLetterConfig", input.deadLetterConfig?.targetArn.map { !$0.isEmpty } ?? false),
            ("FileSystemConfigs", input.fileSystemConfigs.map { !$0.isEmpty } ?? false),
            ("KMSKeyArn", input.kmsKeyArn.map { !$0.isEmpty } ?? false),
            ("CodeSigningConfigArn", input.codeSigningConfigArn != nil),
            ("SnapStart", input.snapStart?.applyOn == "PublishedVersions"),
            ("CapacityProviderConfig", input.capacityProviderConfig != nil),
            ("DurableConfig", input.durableConfig != nil),
            ("TenancyConfig", input.tenancyConfig != nil),
            ("PublishTo", input.publishTo != nil),
            ("TracingConfig Active", input.tracingConfig?.mode == "Active"),
            ("LoggingConfig", input.loggingConfig.map(Self.isUnusual) ?? false),
        ])
        self.init(
            runtime: input.runtime, handler: input.handler, role: input.role, description: input.description,
            timeout: input.timeout, memorySize: input.memorySize, storage: input.ephemeralStorage?.size,
            environment: input.environment?.variables, architectures: input.architectures, tags: input.tags)
    }

    /// What `UpdateFunctionConfiguration` asks for.
    init(_ input: Lambda.UpdateFunctionConfiguration.Input) throws(AWSError) {
        try Self.refuse([
            ("Layers", input.layers.map { !$0.isEmpty } ?? false),
            ("ImageConfig", input.imageConfig != nil),
            ("VpcConfig", input.vpcConfig.map { !($0.subnetIds ?? []).isEmpty } ?? false),
            ("DeadLetterConfig", input.deadLetterConfig?.targetArn.map { !$0.isEmpty } ?? false),
            ("FileSystemConfigs", input.fileSystemConfigs.map { !$0.isEmpty } ?? false),
            ("KMSKeyArn", input.kmsKeyArn.map { !$0.isEmpty } ?? false),
            ("SnapStart", input.snapStart?.applyOn == "PublishedVersions"),
            ("CapacityProviderConfig", input.capacityProviderConfig != nil),
            ("DurableConfig", input.durableConfig != nil),
            ("TracingConfig Active", input.tracingConfig?.mode == "Active"),
            ("LoggingConfig", input.loggingConfig.map(Self.isUnusual) ?? false),
        ])
        self.init(
            runtime: input.runtime, handler: input.handler, role: input.role, description: input.description,
            timeout: input.timeout, memorySize: input.memorySize, storage: input.ephemeralStorage?.size,
            environment: input.environment.map { $0.variables ?? [:] }, architectures: nil, tags: nil)
    }

    /// Whether logs are asked for in another form or place than the usual.
    private static func isUnusual(_ logging: Lambda.LoggingConfig) -> Bool {
        logging.logFormat == "JSON" || logging.logGroup != nil
    }

    /// Names every setting that is used although this service does not know it.
    static func refuse(_ settings: [(name: String, isUsed: Bool)]) throws(AWSError) {
        let used = settings.filter(\.isUsed).map(\.name)
        guard !used.isEmpty else { return }
        throw .invalidFunctionParameter("Not supported by this service: \(used.joined(separator: ", ")).")
    }
}
