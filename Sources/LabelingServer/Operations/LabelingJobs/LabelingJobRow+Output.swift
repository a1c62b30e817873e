import AWSWire
import Foundation
import JobEngine
import LabelingDomain
import Persistence
import ServiceShapes

extension LabelingJobRow {
    func decodedSpecification() throws -> LabelingJobSpecification {
        try JSONDecoder().decode(LabelingJobSpecification.self, from: Data(specification.utf8))
    }

    fileprivate var labelCounters: SageMaker.LabelCounters {
        .init(
            totalLabeled: counts.totalLabeled, humanLabeled: counts.labeled, machineLabeled: counts.machineLabeled,
            failedNonRetryableError: counts.failed, unlabeled: counts.unlabeled)
    }

    fileprivate var output: SageMaker.LabelingJobOutput? {
        outputURI.map { .init(outputDatasetS3Uri: $0, finalActiveLearningModelArn: modelARN) }
    }
}

extension LabelingJobSpecification {
    fileprivate var inputConfig: SageMaker.LabelingJobInputConfig {
        .init(
            dataSource: .init(s3DataSource: .init(manifestS3Uri: manifestURI)),
            dataAttributes: contentClassifiers.map { .init(contentClassifiers: $0) })
    }

    fileprivate var stoppingConditions: SageMaker.LabelingJobStoppingConditions? {
        guard maxHumanLabeledObjects != nil || maxPercentageLabeled != nil else { return nil }
        return .init(
            maxHumanLabeledObjectCount: maxHumanLabeledObjects,
            maxPercentageOfInputDatasetLabeled: maxPercentageLabeled)
    }

    fileprivate var humanTaskConfig: SageMaker.HumanTaskConfig {
        .init(
            workteamArn: workteamARN, uiConfig: .init(uiTemplateS3Uri: templateURI, humanTaskUiArn: humanTaskUIARN),
            preHumanTaskLambdaArn: preAnnotationFunctionARN, taskKeywords: keywords, taskTitle: title,
            taskDescription: description, numberOfHumanWorkersPerDataObject: workersPerObject,
            taskTimeLimitInSeconds: timeLimitInSeconds,
            taskAvailabilityLifetimeInSeconds: availabilityInSeconds
                ?? Int(LabelingQuota.defaultTaskAvailability.components.seconds),
            maxConcurrentTaskCount: maxConcurrentObjects ?? LabelingQuota.defaultConcurrentObjects,
            annotationConsolidationConfig: consolidationFunctionARN.map { .init(annotationConsolidationLambdaArn: $0) })
    }
}

extension SageMaker.DescribeLabelingJob.Output {
    init(_ row: LabelingJobRow, specification: LabelingJobSpecification, tags: [ResourceTag]) throws {
        self.init(
            labelingJobStatus: row.status, labelCounters: row.labelCounters, failureReason: row.failureReason,
            creationTime: Date(microseconds: row.createdAt), lastModifiedTime: Date(microseconds: row.modifiedAt),
            jobReferenceCode: row.referenceCode, labelingJobName: row.name, labelingJobArn: row.arn,
            labelAttributeName: specification.labelAttributeName, inputConfig: specification.inputConfig,
            outputConfig: .init(s3OutputPath: specification.outputPath, kmsKeyId: specification.outputKMSKeyID),
            roleArn: specification.roleARN, labelCategoryConfigS3Uri: specification.labelCategoryConfigURI,
            stoppingConditions: specification.stoppingConditions,
            labelingJobAlgorithmsConfig: specification.autoLabeling.map { .init($0) },
            humanTaskConfig: specification.humanTaskConfig,
            tags: tags.map { .init(key: $0.name, value: $0.value) },
            labelingJobOutput: row.output)
    }
}

extension SageMaker.LabelingJobAlgorithmsConfig {
    fileprivate init(_ request: AutoLabelingRequest) {
        let resources: SageMaker.LabelingJobResourceConfig? =
            if let groups = request.securityGroupIDs, let subnets = request.subnets {
                .init(vpcConfig: .init(securityGroupIds: groups, subnets: subnets))
            } else { nil }
        self.init(
            labelingJobAlgorithmSpecificationArn: request.algorithmARN,
            initialActiveLearningModelArn: request.initialModelARN, labelingJobResourceConfig: resources)
    }
}

extension SageMaker.LabelingJobSummary {
    init(_ row: LabelingJobRow, specification: LabelingJobSpecification) throws {
        self.init(
            labelingJobName: row.name, labelingJobArn: row.arn, creationTime: Date(microseconds: row.createdAt),
            lastModifiedTime: Date(microseconds: row.modifiedAt), labelingJobStatus: row.status,
            labelCounters: row.labelCounters, workteamArn: row.workteamARN,
            preHumanTaskLambdaArn: specification.preAnnotationFunctionARN,
            annotationConsolidationLambdaArn: specification.consolidationFunctionARN,
            failureReason: row.failureReason, labelingJobOutput: row.output, inputConfig: specification.inputConfig)
    }
}

extension SageMaker.LabelingJobForWorkteamSummary {
    init(_ row: LabelingJobRow) {
        self.init(
            labelingJobName: row.name, jobReferenceCode: row.referenceCode, workRequesterAccountId: row.account,
            creationTime: Date(microseconds: row.createdAt),
            labelCounters: .init(
                humanLabeled: row.counts.labeled, pendingHuman: row.counts.unlabeled, total: row.counts.objects),
            numberOfHumanWorkersPerDataObject: row.workersPerObject)
    }
}
