import AWSWire
import Foundation
import ModelJobs
import Persistence
import ServiceShapes

extension SageMaker.DescribeAutoMLJob.Output {
    /// Throws `ValidationException` for a job that the first version has no words for (09/AML-2).
    init(_ job: AutoMLJobDescription) throws(AWSError) {
        let request = job.request
        guard let tabular = request.autoMLProblemTypeConfig.tabularJobConfig else {
            throw .validation(
                "The AutoML job '\(job.row.name)' is not for tabular data. Use DescribeAutoMLJobV2 to describe it.")
        }
        self.init(
            autoMLJobName: job.row.name, autoMLJobArn: job.row.arn,
            inputDataConfig: request.autoMLJobInputDataConfig.map { channel in
                .init(
                    dataSource: channel.dataSource, compressionType: channel.compressionType,
                    targetAttributeName: tabular.targetAttributeName, contentType: channel.contentType,
                    channelType: channel.channelType, sampleWeightAttributeName: tabular.sampleWeightAttributeName)
            }, outputDataConfig: request.outputDataConfig, roleArn: request.roleArn,
            autoMLJobObjective: request.autoMLJobObjective, problemType: tabular.problemType,
            autoMLJobConfig: .init(
                completionCriteria: tabular.completionCriteria, securityConfig: request.securityConfig,
                candidateGenerationConfig: .init(
                    featureSpecificationS3Uri: tabular.featureSpecificationS3Uri,
                    algorithmsConfig: tabular.candidateGenerationConfig?.algorithmsConfig),
                dataSplitConfig: request.dataSplitConfig, mode: tabular.mode),
            creationTime: job.createdAt, endTime: job.endedAt, lastModifiedTime: job.modifiedAt,
            failureReason: job.row.failureReason, partialFailureReasons: job.partialFailures, bestCandidate: job.bestCandidate,
            autoMLJobStatus: job.row.status, autoMLJobSecondaryStatus: job.secondaryStatus,
            generateCandidateDefinitionsOnly: tabular.generateCandidateDefinitionsOnly ?? false,
            autoMLJobArtifacts: job.artifacts,
            resolvedAttributes: .init(
                autoMLJobObjective: job.objective, problemType: job.problemType, completionCriteria: job.completionCriteria))
    }
}

extension SageMaker.DescribeAutoMLJobV2.Output {
    init(_ job: AutoMLJobDescription) {
        let request = job.request
        self.init(
            autoMLJobName: job.row.name, autoMLJobArn: job.row.arn,
            autoMLJobInputDataConfig: request.autoMLJobInputDataConfig, outputDataConfig: request.outputDataConfig,
            roleArn: request.roleArn, autoMLJobObjective: request.autoMLJobObjective,
            autoMLProblemTypeConfig: request.autoMLProblemTypeConfig, autoMLProblemTypeConfigName: job.problemKind.rawValue,
            creationTime: job.createdAt, endTime: job.endedAt, lastModifiedTime: job.modifiedAt,
            failureReason: job.row.failureReason, partialFailureReasons: job.partialFailures, bestCandidate: job.bestCandidate,
            autoMLJobStatus: job.row.status, autoMLJobSecondaryStatus: job.secondaryStatus, autoMLJobArtifacts: job.artifacts,
            resolvedAttributes: .init(
                autoMLJobObjective: job.objective, completionCriteria: job.completionCriteria,
                autoMLProblemTypeResolvedAttributes: job.problemKind == .tabular
                    ? .init(tabularResolvedAttributes: .init(problemType: job.problemType)) : nil),
            dataSplitConfig: request.dataSplitConfig, securityConfig: request.securityConfig)
    }
}
