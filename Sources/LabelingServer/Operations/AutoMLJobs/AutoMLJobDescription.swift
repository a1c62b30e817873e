import AWSWire
import Foundation
import LabelingDomain
import ModelJobs
import Persistence
import ServiceShapes

/// An AutoML job as both versions of its describe operation tell it.
struct AutoMLJobDescription {
    let row: ModelJobRow
    let request: SageMaker.CreateAutoMLJobV2.Input
    let problemKind: AutoMLProblemKind
    let outcome: AutoMLOutcome?
    private let progress: ModelJobProgress

    init(_ row: ModelJobRow) throws {
        self.row = row
        request = try StoredRequest<SageMaker.CreateAutoMLJobV2.Input>(json: row.request).request
        problemKind = try AutoMLProblemKind(request.autoMLProblemTypeConfig)
        progress = try ModelJobProgress(json: row.progress)
        outcome = try row.outcome.map { try JSONDecoder().decode(AutoMLOutcome.self, from: Data($0.utf8)) }
    }

    var createdAt: Date { Date(microseconds: row.createdAt) }
    var modifiedAt: Date { Date(microseconds: row.modifiedAt) }
    var endedAt: Date? { row.endedAt.map { Date(microseconds: $0) } }

    /// A name of 09/AML-91: it has none for a job that begins again, and another one for a job whose time was up.
    var secondaryStatus: String {
        switch progress.status {
        case "Restarting": "Starting"
        case "MaxRuntimeExceeded": "MaxAutoMLJobRuntimeReached"
        default: progress.status
        }
    }

    var partialFailures: [SageMaker.AutoMLPartialFailureReason]? {
        guard let outcome, !outcome.partialFailures.isEmpty else { return nil }
        return outcome.partialFailures.map { .init(partialFailureMessage: $0) }
    }

    /// What the request says, or else what the job has found out (09/AML-16).
    var problemType: String? { request.autoMLProblemTypeConfig.tabularJobConfig?.problemType ?? outcome?.problemType }

    var metric: String? {
        request.autoMLJobObjective?.metricName ?? outcome?.metric
            ?? (problemKind == .tabular ? problemType : "").map { AutoMLMetric.objectives(of: $0)[0] }
    }

    var objective: SageMaker.AutoMLJobObjective? { metric.map { .init(metricName: $0) } }

    var completionCriteria: SageMaker.AutoMLJobCompletionCriteria? {
        let config = request.autoMLProblemTypeConfig
        return config.tabularJobConfig?.completionCriteria ?? config.textClassificationJobConfig?.completionCriteria
            ?? config.imageClassificationJobConfig?.completionCriteria
    }

    var artifacts: SageMaker.AutoMLJobArtifacts? {
        guard let outcome, problemKind == .tabular else { return nil }
        return .init(
            candidateDefinitionNotebookLocation: outcome.candidateDefinitionURI,
            dataExplorationNotebookLocation: outcome.dataExplorationURI)
    }

    var summary: SageMaker.AutoMLJobSummary {
        .init(
            autoMLJobName: row.name, autoMLJobArn: row.arn, autoMLJobStatus: row.status,
            autoMLJobSecondaryStatus: secondaryStatus, creationTime: createdAt, endTime: endedAt, lastModifiedTime: modifiedAt,
            failureReason: row.failureReason, partialFailureReasons: partialFailures)
    }
}
