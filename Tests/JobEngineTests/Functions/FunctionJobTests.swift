import LabelingDomain
import Manifests
import Persistence
import Synchronization
import Testing

@testable import JobEngine

/// Jobs with functions of the user's own, from the engine's side.
@Suite(.timeLimit(.minutes(2))) struct FunctionJobTests {
    private func createJob(
        _ workshop: Workshop, _ name: String, objects: Int, workers: Int = 1, before: Bool = false, after: Bool = false,
        availability: Int? = nil
    ) async throws -> LabelingJobRow {
        let manifest = (0..<objects).map { "{\"source\":\"object \($0)\"}\n" }.joined()
        return try await workshop.createJob(name, manifest: manifest, workers: workers) {
            $0.preAnnotationFunctionARN = before ? FakeFunctions.before : nil
            $0.consolidationFunctionARN = after ? FakeFunctions.after : nil
            $0.labelCategoryConfigURI = nil
            $0.availabilityInSeconds = availability
        }
    }

    /// Labels every object in a request with the number of its annotations.
    private static func count(_ workshop: Workshop, _ event: JSONValue) async throws -> String {
        let place = try #require(event["payload"]?["s3Uri"]?.string)
        let objects = try JSONValue(parsing: try await workshop.text(at: place)).array ?? []
        return JSONValue.array(
            objects.map { object in
                let content = JSONValue.object([.init("mood", .integer(object["annotations"]?.array?.count ?? 0))])
                return .object([
                    .init("datasetObjectId", object["datasetObjectId"] ?? .null),
                    .init("consolidatedAnnotation", .object([.init("content", content)])),
                ])
            }
        ).description
    }

    @Test("a function that fails at first is tried again, 03/LAM-1")
    func retries() async throws {
        let fake = FakeFunctions(before: { event, call in
            if call < 3 { throw AnnotationFunctionError.failed("not yet") }
            return "{\"taskInput\":{\"n\":\(call)}}"
        })
        try await Workshop.open(functions: fake.functions) { workshop in
            let row = try await createJob(workshop, "retries", objects: 1, before: true)
            let task = try #require(try await workshop.desk.next(in: row.referenceCode, for: Workshop.worker(1), prefetch: false))
            #expect(try await workshop.desk.material(of: task).input.description == "{\"n\":3}")
            let event = try #require(fake.events(of: FakeFunctions.before).first)
            #expect(event.members?.map(\.key) == ["version", "labelingJobArn", "dataObject"])
            #expect(event["labelingJobArn"] == .string(row.arn))
            #expect(event["dataObject"]?.description == "{\"source\":\"object 0\"}")
        }
    }

    @Test("an object that takes long is passed by those after it, and comes in the end")
    func slowObject() async throws {
        let fake = FakeFunctions(before: { event, _ in
            if event["dataObject"]?["source"] == .string("object 0") { try await Task.sleep(for: .seconds(6)) }
            return "{\"taskInput\":{}}"
        })
        try await Workshop.open(functions: fake.functions) { workshop in
            let row = try await createJob(workshop, "slow", objects: 4, before: true)
            let started = ContinuousClock.now
            let first = try #require(try await workshop.desk.next(in: row.referenceCode, for: Workshop.worker(1), prefetch: false))
            #expect(first.task.object == 1 && ContinuousClock.now - started < .seconds(5))
            #expect(try await workshop.answerAll(row, by: 1, "{}") == 4)
            #expect(try await workshop.wait("slow", for: .completed).counts.labeled == 4)
            #expect(fake.events(of: FakeFunctions.before).count == 4)
        }
    }

    @Test("at the end of its time an object is consolidated from the answers it has, and fails without, 03/LAM-20, 03/LAM-21, 05/WRK-8")
    func timeIsOver() async throws {
        let place = Mutex<Workshop?>(nil)
        let fake = FakeFunctions(after: { event, _ in
            try await Self.count(try #require(place.withLock { $0 }), event)
        })
        try await Workshop.open(functions: fake.functions) { workshop in
            place.withLock { $0 = workshop }
            let row = try await createJob(workshop, "late", objects: 3, workers: 2, after: true, availability: 3_600)
            try await workshop.answerAll(row, by: 1, "{\"x\":1}", most: 2)
            workshop.clock.advance(.seconds(3_601))
            let done = try await workshop.wait("late", for: .completed)
            #expect(done.counts.labeled == 2 && done.counts.failed == 1)
            let lines = try await workshop.text(at: "s3://output/late/manifests/output/output.manifest").split(separator: "\n")
            #expect(try lines.map { try JSONValue(parsing: String($0))["mood"] } == [.integer(1), .integer(1), nil])
            let event = try #require(fake.events(of: FakeFunctions.after).first)
            #expect(
                event.members?.map(\.key) == [
                    "version", "labelingJobArn", "labelCategories", "labelAttributeName", "roleArn", "payload",
                ])
            #expect(event["labelAttributeName"] == .string("mood") && event["labelCategories"] == .array([]))
            #expect(event["roleArn"] == .string("arn:aws:iam::123456789012:role/labeling"))
        }
    }

    @Test("a batch that fails is tried object by object, and the job with nothing at all fails, 05/CON-10")
    func everythingFails() async throws {
        let fake = FakeFunctions(after: { _, _ in throw AnnotationFunctionError.failed("no numpy") })
        try await Workshop.open(functions: fake.functions) { workshop in
            let row = try await createJob(workshop, "broken", objects: 3, after: true)
            try await workshop.answerAll(row, by: 1, "{\"x\":1}")
            let done = try await workshop.wait("broken", for: .failed)
            #expect(done.failureReason?.contains("no numpy") == true)
            #expect(done.counts.labeled == 0 && done.counts.failed == 3)
            let failures = try await DataObjectStore(database: workshop.database).failures(jobID: row.id, limit: 10)
            #expect(failures.map(\.number) == [0, 1, 2] && failures.allSatisfy { $0.reason.contains("no numpy") })
            #expect(try await workshop.outputKeys("broken/annotations/worker-response/").count == 3)
        }
    }

    @Test("a job whose objects need nobody is complete without a label")
    func nobodyNeeded() async throws {
        let fake = FakeFunctions(before: { _, _ in "{\"isHumanAnnotationRequired\":\"false\"}" })
        try await Workshop.open(functions: fake.functions) { workshop in
            _ = try await createJob(workshop, "idle", objects: 5, before: true)
            _ = try await workshop.wait("idle", for: .completed)
            let output = try await workshop.text(at: "s3://output/idle/manifests/output/output.manifest")
            #expect(output == (0..<5).map { "{\"source\":\"object \($0)\"}\n" }.joined())
        }
    }
}
