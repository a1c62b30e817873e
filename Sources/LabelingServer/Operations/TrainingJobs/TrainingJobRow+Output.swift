import Foundation
import LabelingDomain
import ModelJobs
import Persistence
import ServiceShapes

extension SageMaker.DescribeTrainingJob.Output {
    init(_ row: ModelJobRow) throws {
        let request = try StoredRequest<SageMaker.CreateTrainingJob.Input>(json: row.request).request
        let progress = try ModelJobProgress(json: row.progress)
        let outcome = try row.outcome.map { try JSONDecoder().decode(TrainingOutcome.self, from: Data($0.utf8)) }
        let seconds = row.runtimeSeconds
        self.init(
            trainingJobName: row.name, trainingJobArn: row.arn,
            modelArtifacts: .init(s3ModelArtifacts: outcome?.modelURI ?? request.artifacts(of: row.name)),
            trainingJobStatus: row.status, secondaryStatus: progress.status, failureReason: row.failureReason,
            hyperParameters: request.hyperParameters, algorithmSpecification: request.algorithmSpecification,
            roleArn: request.roleArn, inputDataConfig: request.inputDataConfig, outputDataConfig: request.outputDataConfig,
            resourceConfig: request.resourceConfig, vpcConfig: request.vpcConfig,
            stoppingCondition: request.stoppingCondition ?? .init(maxRuntimeInSeconds: TrainingSpecification.defaultRuntimeSeconds),
            creationTime: Date(microseconds: row.createdAt),
            trainingStartTime: row.startedAt.map { Date(microseconds: $0) },
            trainingEndTime: row.endedAt.map { Date(microseconds: $0) }, lastModifiedTime: Date(microseconds: row.modifiedAt),
            secondaryStatusTransitions: progress.transitions.map { .init($0) },
            finalMetricDataList: outcome?.metrics.map { .init($0) },
            enableNetworkIsolation: request.enableNetworkIsolation ?? false,
            enableInterContainerTrafficEncryption: request.enableInterContainerTrafficEncryption ?? false,
            enableManagedSpotTraining: request.enableManagedSpotTraining ?? false, trainingTimeInSeconds: seconds,
            billableTimeInSeconds: seconds, debugHookConfig: request.debugHookConfig, experimentConfig: request.experimentConfig,
            profilerConfig: request.profilerConfig, environment: request.environment, retryStrategy: request.retryStrategy)
    }
}

extension SageMaker.TrainingJobSummary {
    init(_ row: ModelJobRow) throws {
        self.init(
            trainingJobName: row.name, trainingJobArn: row.arn, creationTime: Date(microseconds: row.createdAt),
            trainingEndTime: row.endedAt.map { Date(microseconds: $0) }, lastModifiedTime: Date(microseconds: row.modifiedAt),
            trainingJobStatus: row.status, secondaryStatus: try ModelJobProgress(json: row.progress).status)
    }
}

extension SageMaker.CreateTrainingJob.Input {
    /// Where the model of the job will lie (05/AUG-20).
    fileprivate func artifacts(of name: String) -> String {
        let path = outputDataConfig.s3OutputPath
        let end = outputDataConfig.compressionType == "NONE" ? "output/model/" : "output/model.tar.gz"
        return S3URI(path)?.appending("\(name)/\(end)").description ?? path
    }
}

extension ModelJobRow {
    private static let microsecondsPerSecond: Int64 = 1_000_000

    /// From its start to its end, in whole seconds and at least one; nil before its end.
    fileprivate var runtimeSeconds: Int? {
        guard let startedAt, let endedAt else { return nil }
        return max(1, Int((endedAt - startedAt) / Self.microsecondsPerSecond))
    }
}

extension SageMaker.SecondaryStatusTransition {
    fileprivate init(_ transition: ModelJobProgress.Transition) {
        self.init(
            status: transition.status, startTime: Date(microseconds: transition.startedAt),
            endTime: transition.endedAt.map { Date(microseconds: $0) }, statusMessage: transition.message)
    }
}

extension SageMaker.MetricData {
    fileprivate init(_ metric: JobMetric) {
        self.init(metricName: metric.name, value: metric.value, timestamp: Date(microseconds: metric.measuredAt))
    }
}
