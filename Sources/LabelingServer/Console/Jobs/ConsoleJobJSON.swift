import DatasetFormats
import Foundation
import JobEngine
import LabelingDomain
import Manifests
import Persistence
import TaskTypes

/// Jobs as the console's interface shows them.
enum ConsoleJobJSON {
    /// What a list shows of a job (01/GS-20).
    static func summary(_ row: LabelingJobRow) -> [JSONValue.Member] {
        [
            .init("name", .string(row.name)),
            .init("status", .string(row.status)),
            .init("createdAt", time(row.createdAt)),
            .init("modifiedAt", time(row.modifiedAt)),
            .init(
                "objects",
                .object([
                    .init("total", .integer(row.counts.objects)),
                    .init("labeled", .integer(row.counts.totalLabeled + row.counts.carried)),
                    .init("machineLabeled", .integer(row.counts.machineLabeled)),
                    .init("failed", .integer(row.counts.failed)),
                    .init("unlabeled", .integer(row.counts.unlabeled)),
                ])),
        ]
    }

    static func detail(_ row: LabelingJobRow, _ autoLabeling: AutoLabelingSummary?) throws -> JSONValue {
        let job = try LabelingJob(row)
        let specification = job.specification
        return .object(
            summary(row) + [
                .init("arn", .string(row.arn)),
                .init("title", .string(specification.title)),
                .init("description", .string(specification.description)),
                .init("failureReason", optional(row.failureReason)),
                .init("taskType", .string(job.taskType.name)),
                .init("templateUri", optional(specification.templateURI ?? specification.humanTaskUIARN)),
                .init("manifestUri", .string(specification.manifestURI)),
                .init("outputPath", .string(specification.outputPath)),
                .init("outputUri", optional(row.outputURI)),
                .init("workteamArn", .string(row.workteamARN)),
                .init("labelAttributeName", .string(specification.labelAttributeName)),
                .init("workersPerObject", .integer(row.workersPerObject)),
                .init("timeLimitSeconds", .integer(specification.timeLimitInSeconds)),
                .init("categories", .array(job.categories.names.map(JSONValue.string))),
                .init("autoLabeling", Self.autoLabeling(autoLabeling)),
                .init("exports", .array(DatasetFormat.allCases.map { export($0) })),
            ])
    }

    static func failure(_ failure: DataObjectStore.Failure) -> JSONValue {
        let line = try? JSONValue(parsing: failure.line)
        let object = line?["source-ref"]?.string ?? line?["source"]?.string ?? failure.line
        return .object([
            .init("number", .integer(failure.number)), .init("object", .string(object)),
            .init("reason", .string(failure.reason ?? "No reason was recorded.")),
        ])
    }

    static func worker(_ count: AssignmentStore.WorkerCount, name: String?) -> JSONValue {
        .object([
            .init("workerId", .string(count.labeler.workerID)), .init("name", optional(name)),
            .init("submitted", .integer(count.submitted)), .init("declined", .integer(count.declined)),
            .init("seconds", .number(spelling: String(count.seconds))),
            .init("lastSubmittedAt", count.lastSubmittedAt.map(time) ?? .null),
        ])
    }

    private static func export(_ format: DatasetFormat) -> JSONValue {
        .object([.init("format", .string(format.rawValue)), .init("title", .string(format.title))])
    }

    private static func time(_ microseconds: Int64) -> JSONValue {
        .string(Timestamp(microseconds: microseconds).responseTime)
    }

    static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
