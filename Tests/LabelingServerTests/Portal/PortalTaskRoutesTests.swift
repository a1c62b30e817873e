import Foundation
import HTTPTypes
import HummingbirdTesting
import JobEngine
import LabelingDomain
import Manifests
import ServiceShapes
import Testing

@testable import LabelingServer

@Suite struct PortalTaskRoutesTests {
    /// A job of `manifest` with two signed-in workers, ann and ben.
    private func withJob(
        _ manifest: String, function: String = "TextMultiClass", files: [String: [UInt8]] = [:],
        _ body: @escaping @Sendable (_ jobID: String, _ ann: PortalTestClient, _ ben: PortalTestClient) async throws -> Void
    ) async throws {
        try await LabelingTestServer.run { server in
            for (key, bytes) in files { try await server.put(bytes, key) }
            let input = try await server.request("moods", manifest: manifest, function: function)
            _ = try await server.call(SageMaker.CreateLabelingJob.self, input)
            try await PortalTestClient.open(server) { client in
                let ann = PortalTestClient(client: client, worker: "ann")
                let jobs = try await ann.send(.get, "/api/jobs").json?["jobs"]?.array ?? []
                let jobID = try #require(jobs.first?["jobId"]?.string)
                try await body(jobID, ann, PortalTestClient(client: client, worker: "ben"))
            }
        }
    }

    @Test("the job list shows what a worker needs to choose, 06/PORTAL-3")
    func jobList() async throws {
        try await withJob("{\"source\":\"a\"}\n{\"source\":\"b\"}") { jobID, ann, _ in
            let task = try await ann.next(jobID)
            #expect(try await ann.submit(task, "yes").status == .ok)
            let job = try await ann.send(.get, "/api/jobs").json?["jobs"]?.array?.first
            #expect(job?["jobName"] == .string("moods") && job?["title"] == .string("Mood"))
            #expect(job?["status"] == .string("InProgress") && job?["taskType"] == .string("TextMultiClass"))
            #expect(job?["available"] == .bool(true))
            #expect(job?["timeLimitSeconds"] == .integer(600))
            #expect(job?["objects"]?["total"] == .integer(2) && job?["objects"]?["labeled"] == .integer(1))
            #expect(job?["mine"]?["submitted"] == .integer(1))
            let olaf = PortalTestClient(client: ann.client, worker: "olaf")
            #expect(try await olaf.send(.get, "/api/jobs").json?["jobs"] == .array([]))
            #expect(try await olaf.next(jobID).errorCode == "JobNotFound")
        }
    }

    @Test("a task is taken, drafted, submitted, and submitted again with the same receipt")
    func taskLife() async throws {
        try await withJob("{\"source\":\"a\"}\n{\"source\":\"b\"}") { jobID, ann, ben in
            let task = try await ann.next(jobID)
            #expect(task.status == .ok && task["state"] == "accepted" && task["objectId"] == "0")
            #expect(task["frameUrl"] == "/frames/\(task["taskId"] ?? "")?lease=\(task["leaseToken"] ?? "")")
            #expect(task.headers[.cacheControl] == "no-store")
            #expect(try await ann.act(task, "draft", "\"sequence\":1,\"draft\":{\"x\":1}").status == .noContent)
            #expect(try await ann.next(jobID).json?["draft"] == .object([.init("x", .integer(1))]))
            #expect(try await ben.submit(task, "yes").errorCode == "NotYourTask")
            let receipt = try await ann.submit(task, "yes")
            #expect(receipt.status == .ok && receipt["receipt"]?.count == 32)
            #expect(try await ann.submit(task, "yes")["receipt"] == receipt["receipt"])
            let other = try await ann.submit(task, "no")
            #expect(other.status == .conflict && other.errorCode == "AlreadySubmitted")
            let last = try await ben.next(jobID)
            let none = try await ann.next(jobID)
            #expect(last["objectId"] == "1" && none.status == .noContent && none.headers[.retryAfter] != nil)
        }
    }

    @Test("a task is prefetched, accepted, stopped, resumed, released and declined")
    func movesOfATask() async throws {
        try await withJob("{\"source\":\"a\"}\n{\"source\":\"b\"}") { jobID, ann, ben in
            let first = try await ann.next(jobID)
            let ahead = try await ann.next(jobID, prefetch: true)
            #expect(ahead["state"] == "reserved" && ahead.json?["acceptedAt"] == .null)
            #expect(try await ann.act(ahead, "accept")["state"] == "accepted")
            #expect(try await ann.act(ahead, "stop")["state"] == "stopped")
            let resumed = try await ann.act(ahead, "resume")
            #expect(resumed["state"] == "accepted" && resumed["leaseToken"] != ahead["leaseToken"])
            #expect(try await ann.act(ahead, "release").errorCode == "LeaseExpired")
            #expect(try await ann.act(resumed, "release").status == .ok)
            let released = try await ben.next(jobID)
            #expect(released["objectId"] == "1")
            #expect(try await ben.act(released, "decline").status == .ok)
            #expect(try await ann.act(first, "decline").status == .ok)
            #expect(try await ben.next(jobID).status == .noContent)
        }
    }

    @Test(
        "answers and bodies that are none are refused, and the task stays, 07/CE-general-9",
        arguments: ["\"answer\":{}", "\"answer\":\"yes\"", "\"answer\":{\"crowd-classifier\":{\"label\":\"maybe\"}}", ""])
    func invalidAnswers(members: String) async throws {
        try await withJob("{\"source\":\"a\"}") { jobID, ann, _ in
            let task = try await ann.next(jobID)
            let refused = try await ann.act(task, "submit", members)
            #expect(refused.status == .badRequest && refused.errorCode == "InvalidAnswer")
            let malformed = try await ann.send(.post, "/api/tasks/\(task["taskId"] ?? "")/submit", "{")
            #expect(malformed.status == .badRequest && malformed.errorCode == "InvalidRequest")
            #expect(try await ann.submit(task, "yes").status == .ok)
        }
    }

    @Test("tasks that are not there are named", arguments: ["x", "x-1", "123456789012abcdefghijklmnop-7"])
    func unknownTasks(name: String) async throws {
        try await withJob("{\"source\":\"a\"}") { _, ann, _ in
            let reply = try await ann.send(.post, "/api/tasks/\(name)/submit", "{\"leaseToken\":\"x\",\"answer\":{}}")
            #expect(reply.status == .notFound)
        }
    }

    @Test("a task's frame is the template for its object, in an origin of its own, 03/LIQ-5, 03/LIQ-13, 03/CUS-6")
    func frame() async throws {
        let png: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
            + [0, 0, 0, 2, 0, 0, 0, 3, 8, 2, 0, 0, 0]
        try await withJob("{\"source-ref\":\"s3://data/a.png\"}", function: "ImageMultiClass", files: ["a.png": png]) {
            jobID, ann, ben in
            let task = try await ann.next(jobID)
            let page = try await ann.send(.get, try #require(task["frameUrl"]))
            #expect(page.status == .ok)
            #expect(page.text.contains("<script src=\"/assets/crowd-html-elements.js\">"))
            #expect(page.text.contains("<p>s3://data/a.png</p>"))
            let policy = try #require(page.headers[.contentSecurityPolicy])
            #expect(policy.hasPrefix("sandbox allow-scripts allow-forms allow-modals; default-src 'none'"))
            #expect(policy.contains("form-action 'none'") && !policy.contains("allow-same-origin"))
            #expect(!policy.contains("https:"))
            let media = try #require(task.json?["media"]?.array?.first?.string)
            #expect(page.text.contains("src=\"\(media)\""))

            let stranger = PortalTestClient(client: ann.client, worker: "")
            let file = try await stranger.send(.get, media)
            #expect(file.status == .ok && file.headers[.contentType] == "image/png")
            #expect(file.headers[.accessControlAllowOrigin] == "*" && file.headers[.xContentTypeOptions] == "nosniff")
            let part = try await stranger.send(.get, media, headers: [.range: "bytes=1-3"])
            #expect(part.status == .partialContent && part.text == "PNG")
            #expect(part.headers[.contentRange] == "bytes 1-3/\(png.count)")
            #expect(try await stranger.send(.get, media, headers: [.range: "bytes=900-"]).status == .rangeNotSatisfiable)
            #expect(try await stranger.send(.get, media + "A").status == .forbidden)
            #expect(try await ben.send(.get, try #require(task["frameUrl"])).status == .forbidden)
            #expect(try await ann.send(.get, "/frames/\(task["taskId"] ?? "")?lease=guess").status == .conflict)
        }
    }
}
