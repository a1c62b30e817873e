import Foundation
import HTTPTypes
import Hummingbird
import JobEngine
import LabelingDomain
import Manifests
import Persistence

extension ConsoleRoutes {
    /// `GET /console/api/jobs?status=…&name=…&before=…`: the newest jobs first (01/GS-20).
    func listJobs(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        let before = try query["before"].map { try Self.position(String($0)) }
        let (rows, hasMore) = try await jobs.page(
            status: query["status"].map(String.init), nameContains: query["name"].map(String.init), before: before)
        let next = hasMore ? rows.last.map { "\($0.createdAt)-\($0.id)" } : nil
        return .json(
            .object([
                .init("jobs", .array(rows.map { .object(ConsoleJobJSON.summary($0)) })),
                .init("next", next.map(JSONValue.string) ?? .null),
            ]))
    }

    func showJob(_ context: PortalRequestContext) async throws -> Response {
        let row = try await jobs.job(context.parameters.require("name"))
        return .json(try ConsoleJobJSON.detail(row, try await jobs.engine.autoLabeling(of: row)))
    }

    /// `GET /console/api/jobs/{name}/failures?after=…`: objects that were not labeled, in the order of the manifest.
    func listFailures(_ request: Request, _ context: PortalRequestContext) async throws -> Response {
        let row = try await jobs.job(context.parameters.require("name"))
        let after = request.uri.queryParameters["after"].flatMap { Int($0) } ?? -1
        let (failures, hasMore) = try await jobs.failures(of: row, after: after)
        return .json(
            .object([
                .init("failures", .array(failures.map(ConsoleJobJSON.failure))),
                .init("next", hasMore ? failures.last.map { .integer($0.number) } ?? .null : .null),
            ]))
    }

    func listWorkers(_ context: PortalRequestContext) async throws -> Response {
        let row = try await jobs.job(context.parameters.require("name"))
        let workers = try await jobs.workers(of: row)
        return .json(.object([.init("workers", .array(workers.map { ConsoleJobJSON.worker($0.count, name: $0.name) }))]))
    }

    func showAgreement(_ context: PortalRequestContext) async throws -> Response {
        let row = try await jobs.job(context.parameters.require("name"))
        let report = try await jobs.agreement(of: row).map { try JSONValue(parsing: Array(JSONEncoder().encode($0))) }
        return .json(.object([.init("agreement", report ?? .null)]))
    }

    /// The job's template and what it prints for the first object, to be tried out.
    func showTemplate(_ context: PortalRequestContext) async throws -> Response {
        let row = try await jobs.job(context.parameters.require("name"))
        return .json(
            .object([
                .init("template", .string(row.template)),
                .init("input", try await jobs.sampleInput(of: row) ?? .object([])),
            ]))
    }

    func stopJob(_ context: PortalRequestContext) async throws -> Response {
        let name = try context.parameters.require("name")
        try await jobs.stop(name)
        let row = try await jobs.job(name)
        return .json(try ConsoleJobJSON.detail(row, try await jobs.engine.autoLabeling(of: row)))
    }

    private static func position(_ text: String) throws(PortalError) -> LabelingJobQuery.Position {
        let parts = text.split(separator: "-").map { Int64($0) }
        guard parts.count == 2, let createdAt = parts[0], let id = parts[1] else {
            throw .invalidRequest("'before' must be the 'next' of an earlier page.")
        }
        return .init(value: .integer(createdAt), id: id)
    }
}
