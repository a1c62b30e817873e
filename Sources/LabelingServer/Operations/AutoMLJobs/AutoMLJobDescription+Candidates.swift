import Foundation
import LabelingDomain
import ModelJobs
import Persistence
import ServiceShapes

extension AutoMLJobDescription {
    private static let answerKeys = "predicted_label,probability,probabilities,labels"

    /// The candidates, best first.
    var candidates: [SageMaker.AutoMLCandidate] {
        (outcome?.candidates ?? []).enumerated().map { candidate($0.element, isBest: $0.offset == 0) }
    }

    /// Nil until there is one.
    var bestCandidate: SageMaker.AutoMLCandidate? { candidates.first { $0.candidateStatus == "Completed" } }

    /// Without steps: no job that could be described trained a candidate by itself.
    private func candidate(_ candidate: CandidateOutcome, isBest: Bool) -> SageMaker.AutoMLCandidate {
        let isFailed = candidate.failureReason != nil
        return .init(
            candidateName: candidate.name, finalAutoMLJobObjectiveMetric: objective(of: candidate),
            objectiveStatus: isFailed ? "Failed" : "Succeeded", candidateSteps: [],
            candidateStatus: isFailed ? "Failed" : "Completed", inferenceContainers: isBest ? containers : nil,
            creationTime: Date(microseconds: candidate.createdAt), endTime: Date(microseconds: candidate.endedAt),
            lastModifiedTime: Date(microseconds: candidate.endedAt), failureReason: candidate.failureReason,
            candidateProperties: .init(
                candidateArtifactLocations: isBest ? artifactLocations : nil, candidateMetrics: metrics(candidate)),
            inferenceContainerDefinitions: isBest ? containerDefinitions : nil)
    }

    private func objective(of candidate: CandidateOutcome) -> SageMaker.FinalAutoMLJobObjectiveMetric? {
        guard let metric, let value = candidate.metrics[metric] else { return nil }
        return .init(
            type: AutoMLMetric.direction(of: metric), metricName: metric, value: value, standardMetricName: metric)
    }

    private func metrics(_ candidate: CandidateOutcome) -> [SageMaker.MetricDatum] {
        candidate.metrics.sorted { $0.key < $1.key }.map { name, value in
            .init(metricName: name, standardMetricName: name, value: value, set: "Validation")
        }
    }

    private var artifactLocations: SageMaker.CandidateArtifactLocations? {
        outcome?.explainabilityURI.map { .init(explainability: $0, modelInsights: outcome?.modelInsightsURI) }
    }

    /// One container, as an ensemble has (09/AML-104), told what to answer (09/AML-110 to AML-112).
    private var containers: [SageMaker.AutoMLContainerDefinition]? {
        guard let uri = outcome?.modelURI, let region = ARN(row.arn)?.region else { return nil }
        let isRegression = problemKind == .tabular && problemType == "Regression"
        return [
            .init(
                image: "\(row.account).dkr.ecr.\(region).amazonaws.com/automl:1", modelDataUrl: uri,
                environment: isRegression
                    ? [:]
                    : ["SAGEMAKER_INFERENCE_SUPPORTED": Self.answerKeys, "SAGEMAKER_INFERENCE_OUTPUT": "predicted_label"])
        ]
    }

    /// Of text and image jobs, by the kind of processor.
    private var containerDefinitions: [String: [SageMaker.AutoMLContainerDefinition]]? {
        guard problemKind != .tabular, let containers else { return nil }
        return ["CPU": containers, "GPU": containers]
    }
}
