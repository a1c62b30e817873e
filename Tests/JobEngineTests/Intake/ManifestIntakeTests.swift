import Foundation
import LabelingDomain
import Persistence
import Testing

@testable import JobEngine

/// Which manifests are taken in, which are refused, and what is said about it.
@Suite struct ManifestIntakeTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let rule: String
        let manifest: String
        let words: [String]

        var testDescription: String { rule }
    }

    static let refusals = [
        Refusal(rule: "not JSON, 04/IN-4", manifest: "{\"source\":\"a\"}\n{\"source\"", words: ["Line 2", "not one JSON object"]),
        Refusal(rule: "not an object, 04/IN-4", manifest: "{\"source\":\"a\"}\n[1]", words: ["Line 2", "object"]),
        Refusal(rule: "blank lines count, 04/IN-4", manifest: "{\"source\":\"a\"}\n\n  \n7", words: ["Line 4"]),
        Refusal(rule: "no source, 04/IN-9", manifest: "{\"text\":\"a\"}", words: ["Line 1", "'source-ref' or 'source'"]),
        Refusal(rule: "dollar, 04/IN-8", manifest: "{\"source\":\"a\",\"$x\":1}", words: ["Line 1", "'$x'"]),
        Refusal(
            rule: "long attribute, 04/IN-7", manifest: "{\"source\":\"\(String(repeating: "x", count: 20_001))\"}",
            words: ["Line 1", "20001", "20000"]),
        Refusal(
            rule: "source twice", manifest: "{\"source\":\"a\",\"source\":\"b\"}", words: ["Line 1", "more than once"]),
        Refusal(rule: "nothing in it", manifest: "\n\n", words: ["is empty"]),
    ]

    @Test("a manifest that breaks a rule fails its job with line, rule and value, 04/IN-4..9", arguments: refusals)
    func refusedManifests(refusal: Refusal) async throws {
        try await Workshop.open { workshop in
            try await workshop.createJob("refused", manifest: refusal.manifest)
            let row = try await workshop.wait("refused", for: .failed)
            let reason = try #require(row.failureReason)
            #expect(reason.hasPrefix("ClientError: "))
            for word in refusal.words { #expect(reason.contains(word), "\(reason)") }
        }
    }

    @Test("byte order mark, both line ends, blank lines and a last line without its end are taken, 04/IN-4, 04/IN-5")
    func spellingsOfManifests() async throws {
        try await Workshop.open { workshop in
            let manifest = "\u{FEFF}{\"source\":\"a\"}\r\n\n   \n{\"source\":\"b\"}\n{\"source\":\"c\",\"source-ref\":\"s3://x/y\"}"
            try await workshop.createJob("spellings", manifest: manifest)
            let row = try await workshop.wait("spellings", for: .inProgress)
            #expect(row.counts.objects == 3)
            let lines = try await DataObjectStore(database: workshop.database).lines(jobID: row.id, in: 0..<3)
            #expect(lines[0] == "{\"source\":\"a\"}")
            #expect(lines[2] == "{\"source\":\"c\",\"source-ref\":\"s3://x/y\"}")
        }
    }

    @Test("keys that occur twice and are none of ours pass through as they are, 04/IN-12")
    func foreignKeysTwice() async throws {
        try await Workshop.open { workshop in
            let line = "{\"k\":1,\"source\":\"a\",\"k\":2}"
            let row = try await workshop.createJob("twice", manifest: line)
            try await workshop.label(row, by: 1) { _ in "yes" }
            try await workshop.wait("twice", for: .completed)
            let output = try await workshop.text(at: "s3://output/twice/manifests/output/output.manifest")
            #expect(output.hasPrefix("{\"k\":1,\"source\":\"a\",\"k\":2,\"mood\":"))
        }
    }

    @Test("lines that have a label under the job's name are not sent out and come out as they were, 05/CHN-5, 05/OUT-8")
    func chainedManifest() async throws {
        try await Workshop.open { workshop in
            let done = #"{"source":"a","mood":"1","mood-metadata":{"class-name":"no"}}"#
            let row = try await workshop.createJob(
                "chained", manifest: [done, #"{"source":"b","mood":null}"#].joined(separator: "\n"))
            #expect(try await workshop.row("chained").counts.unlabeled == 1)
            #expect(try await workshop.label(row, by: 1) { _ in "yes" } == 1)
            let ended = try await workshop.wait("chained", for: .completed)
            #expect(ended.counts == LabelingJobCounts(objects: 2, carried: 1, labeled: 1, failed: 0))
            let output = try await workshop.text(at: "s3://output/chained/manifests/output/output.manifest")
            let lines = output.split(separator: "\n").map(String.init)
            #expect(lines[0] == done)
            #expect(lines[1].hasPrefix(#"{"source":"b","mood":"0","mood-metadata":{"class-name":"yes""#))
        }
    }

    @Test("an output manifest is the input of another job with another name, 05/OUT-5, 05/OUT-8, 05/CHN-6")
    func outputIsInput() async throws {
        try await Workshop.open { workshop in
            let first = try await workshop.createJob("first", manifest: #"{"source":"a"}"#)
            try await workshop.label(first, by: 1) { _ in "no" }
            try await workshop.wait("first", for: .completed)
            let labeled = try await workshop.text(at: "s3://output/first/manifests/output/output.manifest")
            let second = try await workshop.createJob("second", manifest: labeled) { $0.labelAttributeName = "again" }
            try await workshop.label(second, by: 1) { _ in "yes" }
            try await workshop.wait("second", for: .completed)
            let output = try await workshop.text(at: "s3://output/second/manifests/output/output.manifest")
            #expect(output.hasPrefix(String(labeled.dropLast(2))))
            #expect(output.contains(#","again":"0","again-metadata":"#))
        }
    }

    @Test("an intake that was cut off goes on where it stopped")
    func resumedIntake() async throws {
        try await Workshop.open { workshop in
            let lines = (0..<1_203).map { "{\"source\":\"\($0)\"}" }
            let row = try await workshop.createJob("resumed", manifest: lines.joined(separator: "\n"))
            try await workshop.wait("resumed", for: .inProgress)
            // As if the process had died after the first 700 lines.
            try await workshop.database.write { connection in
                try connection.execute("DELETE FROM data_objects WHERE job_id = ? AND number >= 700", .integer(row.id))
                try connection.execute(
                    "UPDATE labeling_jobs SET status = 'Initializing', object_count = 700 WHERE id = ?",
                    .integer(row.id))
            }
            let job = try LabelingJob(try await workshop.row("resumed"))
            let intake = ManifestIntake(
                jobs: LabelingJobStore(database: workshop.database), objectStore: workshop.store,
                maxDataObjects: 10_000)
            #expect(try await intake.run(job) == .finished(objects: 1_203))
            let stored = try await DataObjectStore(database: workshop.database).lines(jobID: row.id, in: 0..<2_000)
            #expect(stored.count == 1_203)
            #expect(stored[700] == lines[700] && stored[1_202] == lines[1_202])
        }
    }

    @Test("a manifest that was replaced while it was read is read from its beginning")
    func replacedManifest() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("replaced", manifest: "{\"source\":\"old\"}\n{\"source\":\"old\"}")
            try await workshop.wait("replaced", for: .inProgress)
            try await workshop.database.write { connection in
                try connection.execute(
                    "UPDATE labeling_jobs SET status = 'Initializing' WHERE id = ?", .integer(row.id))
            }
            try await workshop.put("{\"source\":\"new\"}", at: "s3://input/replaced.manifest")
            let intake = ManifestIntake(
                jobs: LabelingJobStore(database: workshop.database), objectStore: workshop.store, maxDataObjects: 10)
            #expect(try await intake.run(try LabelingJob(try await workshop.row("replaced"))) == .finished(objects: 1))
            let stored = try await DataObjectStore(database: workshop.database).lines(jobID: row.id, in: 0..<9)
            #expect(stored == [0: "{\"source\":\"new\"}"])
        }
    }

    @Test("a manifest with more objects than allowed fails its job, 04/QUO-2")
    func tooManyObjects() async throws {
        var limits = EngineLimits.forTests
        limits.maxDataObjects = 2
        try await Workshop.open(limits: limits) { workshop in
            try await workshop.createJob("many", manifest: String(repeating: "{\"source\":\"a\"}\n", count: 3))
            let row = try await workshop.wait("many", for: .failed)
            #expect(row.failureReason?.contains("more than 2 data objects") == true)
        }
    }
}
