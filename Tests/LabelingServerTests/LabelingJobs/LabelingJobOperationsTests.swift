import AWSWire
import Foundation
import LabelingDomain
import ServiceShapes
import Testing

@testable import LabelingServer

@Suite struct LabelingJobOperationsTests {
    @Test("a job is told back as it was asked for, S3OutputPath and an empty KmsKeyId byte for byte, 03/JOB-18")
    func describe() async throws {
        try await LabelingTestServer.run { server in
            var input = try await server.request("moods")
            input.tags = [.init(key: "team", value: "blue")]
            input.stoppingConditions = .init(maxHumanLabeledObjectCount: 5)
            input.inputConfig.dataAttributes = .init(contentClassifiers: ["FreeOfAdultContent"])
            input.humanTaskConfig.taskKeywords = ["mood"]
            let arn = try await server.call(SageMaker.CreateLabelingJob.self, input).labelingJobArn
            #expect(arn == "arn:aws:sagemaker:us-east-1:123456789012:labeling-job/moods")
            let job = try await server.call(SageMaker.DescribeLabelingJob.self, .init(labelingJobName: "moods"))
            #expect(job.labelingJobStatus == "InProgress")
            #expect(job.labelCounters.unlabeled == 1 && job.labelCounters.totalLabeled == 0)
            #expect(job.labelCounters.failedNonRetryableError == 0 && job.labelCounters.machineLabeled == 0)
            #expect(job.jobReferenceCode.wholeMatch(of: /123456789012[a-z0-9]{16}/) != nil)
            #expect(job.outputConfig.s3OutputPath == "s3://data/out" && job.outputConfig.kmsKeyId == "")
            #expect(job.inputConfig.dataSource.s3DataSource?.manifestS3Uri == "s3://data/moods.manifest")
            #expect(job.inputConfig.dataAttributes?.contentClassifiers == ["FreeOfAdultContent"])
            #expect(job.stoppingConditions?.maxHumanLabeledObjectCount == 5)
            #expect(job.humanTaskConfig.taskKeywords == ["mood"])
            #expect(job.humanTaskConfig.preHumanTaskLambdaArn == input.humanTaskConfig.preHumanTaskLambdaArn)
            #expect(job.humanTaskConfig.maxConcurrentTaskCount == 1_000)
            #expect(job.tags?.map(\.key) == ["team"])
            #expect(job.labelingJobOutput == nil && job.failureReason == nil)
        }
    }

    @Test("a job that was stopped tells where its output is, 05/OUT-15")
    func stop() async throws {
        try await LabelingTestServer.run { server in
            _ = try await server.call(SageMaker.CreateLabelingJob.self, try await server.request("moods"))
            _ = try await server.call(SageMaker.StopLabelingJob.self, .init(labelingJobName: "moods"))
            let end = ContinuousClock.now + .seconds(20)
            var job = try await server.call(SageMaker.DescribeLabelingJob.self, .init(labelingJobName: "moods"))
            while job.labelingJobStatus != "Stopped", ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
                job = try await server.call(SageMaker.DescribeLabelingJob.self, .init(labelingJobName: "moods"))
            }
            #expect(job.labelingJobOutput?.outputDatasetS3Uri == "s3://data/out/moods/manifests/output/output.manifest")
            let error = try await server.refusal(SageMaker.StopLabelingJob.self, .init(labelingJobName: "moods"))
            #expect(error.code == "ValidationException" && error.message.contains("Stopped"))
        }
    }

    struct Unsupported: Sendable, CustomTestStringConvertible {
        let field: String
        let change: @Sendable (inout SageMaker.CreateLabelingJob.Input) -> Void

        var testDescription: String { field }
    }

    static let unsupported = [
        Unsupported(field: "LabelingJobAlgorithmsConfig.LabelingJobResourceConfig.VolumeKmsKeyId") {
            $0.labelingJobAlgorithmsConfig = .init(
                labelingJobAlgorithmSpecificationArn:
                    "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/text-classification",
                labelingJobResourceConfig: .init(volumeKmsKeyId: "alias/mine"))
        },
        Unsupported(field: "InputConfig.DataSource.SnsDataSource") {
            $0.inputConfig.dataSource.snsDataSource = .init(snsTopicArn: "arn:aws:sns:us-east-1:123456789012:in")
        },
        Unsupported(field: "OutputConfig.SnsTopicArn") { $0.outputConfig.snsTopicArn = "arn:aws:sns:us-east-1:123456789012:out" },
        Unsupported(field: "OutputConfig.KmsKeyId") { $0.outputConfig.kmsKeyId = "alias/mine" },
        Unsupported(field: "HumanTaskConfig.UiConfig.HumanTaskUiArn") {
            $0.humanTaskConfig.uiConfig = .init(
                humanTaskUiArn: "arn:aws:sagemaker:us-east-1:394669845002:human-task-ui/VideoObjectDetection")
        },
        Unsupported(field: "HumanTaskConfig.PublicWorkforceTaskPrice") { $0.humanTaskConfig.publicWorkforceTaskPrice = .init() },
        Unsupported(field: "HumanTaskConfig.WorkteamArn") {
            $0.humanTaskConfig.workteamArn = "arn:aws:sagemaker:us-east-1:394669845002:workteam/public-crowd/default"
        },
        Unsupported(field: "PreHumanTaskLambdaArn") { $0.humanTaskConfig.preHumanTaskLambdaArn = nil },
        Unsupported(field: "AnnotationConsolidationConfig") { $0.humanTaskConfig.annotationConsolidationConfig = nil },
        Unsupported(field: "LabelCategoryConfigS3Uri") { $0.labelCategoryConfigS3Uri = nil },
    ]

    @Test("what is not supported is refused by its field's name", arguments: unsupported)
    func unsupportedFeatures(feature: Unsupported) async throws {
        try await LabelingTestServer.run { server in
            var input = try await server.request("moods")
            feature.change(&input)
            let error = try await server.refusal(SageMaker.CreateLabelingJob.self, input)
            #expect(error.code == "ValidationException" && error.status == 400)
            #expect(error.message.contains(feature.field), "\(error.message)")
        }
    }

    @Test("unknown teams, taken names and unknown jobs are answered with the documented codes")
    func codes() async throws {
        try await LabelingTestServer.run { server in
            var input = try await server.request("moods")
            input.humanTaskConfig.workteamArn = LabelingTestServer.team + "-not"
            let unknown = try await server.refusal(SageMaker.CreateLabelingJob.self, input)
            #expect(unknown.code == "ValidationException")
            #expect(
                unknown.message
                    == "The specified Workteam '\(LabelingTestServer.team)-not' does not exist or you do not have access to it.")
            input.humanTaskConfig.workteamArn = LabelingTestServer.team
            _ = try await server.call(SageMaker.CreateLabelingJob.self, input)
            let taken = try await server.refusal(SageMaker.CreateLabelingJob.self, input)
            #expect(taken.code == "ResourceInUse" && taken.message.contains("moods"))
            let missing = try await server.refusal(SageMaker.DescribeLabelingJob.self, .init(labelingJobName: "never"))
            #expect(missing.code == "ResourceNotFound")
            let stopped = try await server.refusal(SageMaker.StopLabelingJob.self, .init(labelingJobName: "never"))
            #expect(stopped.code == "ResourceNotFound")
        }
    }

    @Test("jobs are listed page by page, and a page's token fits no other listing")
    func list() async throws {
        try await LabelingTestServer.run { server in
            for number in 1...3 {
                _ = try await server.call(
                    SageMaker.CreateLabelingJob.self, try await server.request("job-\(number)"),
                    at: Date(timeIntervalSince1970: 1_700_000_000 + Double(number)))
            }
            let first = try await server.call(SageMaker.ListLabelingJobs.self, .init(maxResults: 2, sortOrder: "Descending"))
            #expect(first.labelingJobSummaryList?.map(\.labelingJobName) == ["job-3", "job-2"])
            let token = try #require(first.nextToken)
            let second = try await server.call(
                SageMaker.ListLabelingJobs.self, .init(maxResults: 2, nextToken: token, sortOrder: "Descending"))
            #expect(second.labelingJobSummaryList?.map(\.labelingJobName) == ["job-1"])
            #expect(second.nextToken == nil)
            let other = try await server.refusal(
                SageMaker.ListLabelingJobs.self, .init(nextToken: token, sortOrder: "Ascending"))
            #expect(other.code == "ValidationException" && other.message.contains("NextToken"))
            let named = try await server.call(
                SageMaker.ListLabelingJobs.self, .init(nameContains: "b-2", sortBy: "Name", statusEquals: "InProgress"))
            #expect(named.labelingJobSummaryList?.map(\.labelingJobName) == ["job-2"])
            #expect(named.labelingJobSummaryList?.first?.labelCounters.unlabeled == 1)
            let early = try await server.call(
                SageMaker.ListLabelingJobs.self, .init(creationTimeBefore: Date(timeIntervalSince1970: 1_700_000_002)))
            #expect(early.labelingJobSummaryList?.map(\.labelingJobName) == ["job-1"])
            let ofTeam = try await server.call(
                SageMaker.ListLabelingJobsForWorkteam.self, .init(workteamArn: LabelingTestServer.team, maxResults: 1))
            #expect(ofTeam.labelingJobSummaryList.map(\.labelingJobName) == ["job-1"])
            #expect(ofTeam.labelingJobSummaryList.first?.labelCounters?.pendingHuman == 1)
            #expect(ofTeam.labelingJobSummaryList.first?.numberOfHumanWorkersPerDataObject == 1)
            #expect(ofTeam.nextToken != nil)
        }
    }

    @Test("tags are added, listed and deleted; those of AWS and too many are refused")
    func tags() async throws {
        try await LabelingTestServer.run { server in
            let arn = try await server.call(SageMaker.CreateLabelingJob.self, try await server.request("moods")).labelingJobArn
            _ = try await server.call(
                SageMaker.AddTags.self, .init(resourceArn: arn, tags: [.init(key: "b", value: "1"), .init(key: "a", value: "2")]))
            _ = try await server.call(SageMaker.DeleteTags.self, .init(resourceArn: arn, tagKeys: ["b"]))
            let listed = try await server.call(SageMaker.ListTags.self, .init(resourceArn: arn))
            #expect(listed.tags?.map(\.key) == ["a"])
            let reserved = try await server.refusal(
                SageMaker.AddTags.self, .init(resourceArn: arn, tags: [.init(key: "aws:x", value: "1")]))
            #expect(reserved.code == "ValidationException" && reserved.message.contains("aws:x"))
            let many = (0..<50).map { SageMaker.Tag(key: "k\($0)", value: "") }
            let tooMany = try await server.refusal(SageMaker.AddTags.self, .init(resourceArn: arn, tags: many))
            #expect(tooMany.code == "ResourceLimitExceeded" && tooMany.message.contains("50"))
            let unknown = try await server.refusal(SageMaker.ListTags.self, .init(resourceArn: arn + "-not"))
            #expect(unknown.code == "ResourceNotFound")
        }
    }
}
