import Foundation
import LabelingDomain
import Manifests
import Persistence
import Testing

@testable import JobEngine

/// A job from its manifest to its output, over real storage.
@Suite struct MainJobTests {
    @Test("three workers label a manifest, and every line comes out with its label, 05/OUT-3..5, 05/CLS-1..3, 05/META-1..5")
    func threeWorkersLabelAManifest() async throws {
        try await Workshop.open { workshop in
            let lines = [
                #"{"source":"The food was delicious", "id" : 1.0}"#, #"{"other":{"a":[1,2]},"source":"Bad"}"#,
                #"{"source":"Ä\u00e4","mood":null}"#,
            ]
            let row = try await workshop.createJob("moods", manifest: lines.joined(separator: "\r\n"), workers: 3)
            for worker in 1...3 {
                #expect(try await workshop.label(row, by: worker) { $0 == 1 ? "no" : "yes" } == 3)
            }
            let done = try await workshop.wait("moods", for: .completed)
            #expect(done.counts == LabelingJobCounts(objects: 3, carried: 0, labeled: 3, failed: 0))
            #expect(done.outputURI == "s3://output/moods/manifests/output/output.manifest")

            let output = try await workshop.text(at: "s3://output/moods/manifests/output/output.manifest")
            let written = output.split(separator: "\n").map(String.init)
            #expect(written.count == 3)
            #expect(written[0].hasPrefix(#"{"source":"The food was delicious", "id" : 1.0,"mood":"0","mood-metadata":"#))
            #expect(written[1].hasPrefix(#"{"other":{"a":[1,2]},"source":"Bad","mood":"1","mood-metadata":"#))
            #expect(written[2].hasPrefix(#"{"source":"Ä\u00e4","mood":"0","mood-metadata":"#))
            let metadata = try #require(try JSONValue(parsing: written[1])["mood-metadata"])
            #expect(metadata["class-name"] == .string("no"))
            #expect(metadata["type"] == .string("groundtruth/text-classification"))
            #expect(metadata["job-name"] == .string("labeling-job/moods"))
            #expect(metadata["human-annotated"] == .string("yes"))
            #expect(metadata["creation-date"]?.string?.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}/#) != nil)
        }
    }

    @Test("every object has one file with every worker's answer, 05/DIR-6, 05/WRK-1..4, 03/NOL-7..11")
    func workerResponses() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("moods", manifest: #"{"source":"a"}"#, workers: 2)
            for worker in 1...2 { try await workshop.label(row, by: worker) { _ in "yes" } }
            try await workshop.wait("moods", for: .completed)
            let keys = try await workshop.outputKeys("moods/annotations/worker-response/iteration-1/0/")
            #expect(keys.count == 1)
            #expect(keys[0].contains(#/\/\d{4}-\d\d-\d\d_\d\d:\d\d:\d\d\.json$/#))
            let file = try JSONValue(parsing: try await workshop.text(at: "s3://output/\(keys[0])"))
            let answers = try #require(file["answers"]?.array)
            #expect(answers.count == 2)
            #expect(answers[0]["answerContent"] == Workshop.answer("yes"))
            #expect(answers[0]["timeSpentInSeconds"] == .number(spelling: "1.250"))
            #expect(answers[0]["workerId"] == .string("private.us-east-1.1"))
            #expect(answers[0]["acceptanceTime"] == .string("2020-12-28T18:59:58.321Z"))
            #expect(answers[0]["submissionTime"] == .string("2020-12-28T19:00:00.321Z"))
            let identity = answers[1]["workerMetadata"]?["identityData"]
            #expect(identity?["identityProviderType"] == .string("Cognito"))
            #expect(identity?["sub"] == .string("sub-2"))
        }
    }

    @Test("what went into the consolidation and what came of it is kept, 05/DIR-7, 05/CON-10, 03/LAM-26..31")
    func consolidationFiles() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("moods", manifest: #"{"source":"a"}"#)
            try await workshop.label(row, by: 1) { _ in "no" }
            try await workshop.wait("moods", for: .completed)
            let folder = "moods/annotations/consolidated-annotation/"
            let requests = try await workshop.outputKeys(folder + "consolidation-request/iteration-1/")
            let responses = try await workshop.outputKeys(folder + "consolidation-response/iteration-1/")
            try #require(requests.count == 1 && responses.count == 1)
            let request = try JSONValue(parsing: try await workshop.text(at: "s3://output/\(requests[0])")).array?[0]
            #expect(request?["datasetObjectId"] == .string("0"))
            #expect(request?["dataObject"]?["content"] == .string("a"))
            #expect(
                request?["annotations"]?.array?[0]["annotationData"]?["content"]
                    == .string(#"{"crowd-classifier":{"label":"no"}}"#))
            let response = try JSONValue(parsing: try await workshop.text(at: "s3://output/\(responses[0])")).array?[0]
            let content = response?["consolidatedAnnotation"]?["content"]
            #expect(content?["mood"] == .string("1"))
            #expect(content?["mood-metadata"]?["class-name"] == .string("no"))
        }
    }

    @Test("one worker an object makes a confidence of 0.00, 05/CONF-2")
    func oneWorkerHasNoConfidence() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("moods", manifest: #"{"source":"a"}"#)
            try await workshop.label(row, by: 1) { _ in "yes" }
            try await workshop.wait("moods", for: .completed)
            let output = try await workshop.text(at: "s3://output/moods/manifests/output/output.manifest")
            #expect(output.contains(#""confidence":0.00"#))
        }
    }

    @Test("while the job runs its manifest has every line, the unlabeled ones unchanged, 05/OUT-7, 05/DIR-8")
    func intermediateManifest() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("moods", manifest: "{\"source\":\"a\"}\n{\"source\": \"b\"}\n")
            try await workshop.label(row, by: 1, most: 1) { _ in "yes" }
            let place = "s3://output/moods/annotations/intermediate/1/annotations.manifest"
            let end = ContinuousClock.now + .seconds(10)
            while (try? await workshop.text(at: place)) == nil, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
            }
            let lines = try await workshop.text(at: place).split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines[0].contains(#""mood":"0""#))
            #expect(lines[1] == #"{"source": "b"}"#)
        }
    }
}
