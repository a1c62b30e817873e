import AWSWire
import JobEngine
import ServiceShapes

extension LabelingJobSpecification {
    /// What a `CreateLabelingJob` request asks for. What it asks for and this service does not do is refused by name.
    init(_ input: SageMaker.CreateLabelingJob.Input) throws(AWSError) {
        let task = input.humanTaskConfig
        try Self.refuseUnsupported(input)
        guard let manifest = input.inputConfig.dataSource.s3DataSource?.manifestS3Uri else {
            throw .missing("InputConfig.DataSource.S3DataSource.ManifestS3Uri")
        }
        self.init(
            name: input.labelingJobName, labelAttributeName: input.labelAttributeName, roleARN: input.roleArn,
            manifestURI: manifest, contentClassifiers: input.inputConfig.dataAttributes?.contentClassifiers,
            outputPath: input.outputConfig.s3OutputPath, outputKMSKeyID: input.outputConfig.kmsKeyId,
            labelCategoryConfigURI: input.labelCategoryConfigS3Uri,
            maxHumanLabeledObjects: input.stoppingConditions?.maxHumanLabeledObjectCount,
            maxPercentageLabeled: input.stoppingConditions?.maxPercentageOfInputDatasetLabeled,
            workteamARN: task.workteamArn, templateURI: task.uiConfig.uiTemplateS3Uri,
            humanTaskUIARN: task.uiConfig.humanTaskUiArn, preAnnotationFunctionARN: task.preHumanTaskLambdaArn,
            consolidationFunctionARN: task.annotationConsolidationConfig?.annotationConsolidationLambdaArn,
            keywords: task.taskKeywords, title: task.taskTitle,
            description: task.taskDescription, workersPerObject: task.numberOfHumanWorkersPerDataObject,
            timeLimitInSeconds: task.taskTimeLimitInSeconds,
            availabilityInSeconds: task.taskAvailabilityLifetimeInSeconds,
            maxConcurrentObjects: task.maxConcurrentTaskCount,
            autoLabeling: input.labelingJobAlgorithmsConfig.map(AutoLabelingRequest.init))
    }

    private static func refuseUnsupported(_ input: SageMaker.CreateLabelingJob.Input) throws(AWSError) {
        let task = input.humanTaskConfig
        if let key = input.labelingJobAlgorithmsConfig?.labelingJobResourceConfig?.volumeKmsKeyId, !key.isEmpty {
            throw .unsupported(
                "encrypting volumes with a key of your own",
                field: "LabelingJobAlgorithmsConfig.LabelingJobResourceConfig.VolumeKmsKeyId")
        }
        if input.inputConfig.dataSource.snsDataSource != nil {
            throw .unsupported("streaming labeling jobs", field: "InputConfig.DataSource.SnsDataSource")
        }
        if input.outputConfig.snsTopicArn != nil {
            throw .unsupported("publishing labels to a topic", field: "OutputConfig.SnsTopicArn")
        }
        if let key = input.outputConfig.kmsKeyId, !key.isEmpty {
            throw .unsupported("encrypting the output with a key of your own", field: "OutputConfig.KmsKeyId")
        }
        if task.publicWorkforceTaskPrice != nil {
            throw .unsupported("paying a public workforce", field: "HumanTaskConfig.PublicWorkforceTaskPrice")
        }
        if task.workteamArn.contains(":workteam/public-crowd/") || task.workteamArn.contains(":workteam/vendor-crowd/") {
            throw .unsupported(
                "the work team '\(task.workteamArn)' (only private work teams can be used)",
                field: "HumanTaskConfig.WorkteamArn")
        }
    }
}

extension AutoLabelingRequest {
    fileprivate init(_ config: SageMaker.LabelingJobAlgorithmsConfig) {
        let network = config.labelingJobResourceConfig?.vpcConfig
        self.init(
            algorithmARN: config.labelingJobAlgorithmSpecificationArn,
            initialModelARN: config.initialActiveLearningModelArn,
            securityGroupIDs: network?.securityGroupIds, subnets: network?.subnets)
    }
}

extension AWSError {
    fileprivate static func unsupported(_ feature: String, field: String) -> AWSError {
        .validation("\(field): \(feature) is not supported by this service.")
    }

    fileprivate static func missing(_ field: String) -> AWSError {
        .validation("\(field) is required for a labeling job of this kind.")
    }
}
