import LabelingDomain
import Manifests
import Persistence
import Testing

@testable import JobEngine

/// Jobs without functions of any kind.
@Suite struct CustomJobTests {
    static let manifest = """
        {"source":"Describe it.","image":"s3://input/a.png","rank": 1.50}
        {"source-ref":"s3://input/talk.mp3","id":7}
        {"source-ref":"s3://input/missing.pdf"}

        """

    @Test("without functions lines are the task input and answers are referred to, 03/NOL-1, NOL-2, NOL-5, NOL-6, NOL-12")
    func withoutFunctions() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("plain", manifest: Self.manifest) {
                $0.preAnnotationFunctionARN = nil
                $0.consolidationFunctionARN = nil
                $0.labelCategoryConfigURI = nil
            }
            let first = try #require(try await workshop.desk.next(in: row.referenceCode, for: Workshop.worker(1), prefetch: false))
            let input = try await workshop.desk.material(of: first).input
            #expect(input.description == "{\"source\":\"Describe it.\",\"image\":\"s3://input/a.png\",\"rank\":1.50}")
            try await workshop.answerAll(row, by: 1, "{\"anything\":{\"at\":[1,2]}}")
            let done = try await workshop.wait("plain", for: .completed)
            #expect(done.counts.labeled == 3)

            let lines = try await workshop.text(at: "s3://output/plain/manifests/output/output.manifest").split(separator: "\n")
            #expect(lines.count == 3)
            for (number, line) in lines.enumerated() {
                let record = try JSONValue(parsing: String(line))
                #expect(record["mood"] == .object([]))
                let metadata = try #require(record["mood-metadata"])
                #expect(metadata.members?.map(\.key) == ["job_name", "type", "human-annotated", "creation_date", "worker-response-ref"])
                #expect(metadata["job_name"] == .string("plain"))
                #expect(metadata["type"] == .string("groundTruth/custom"))
                #expect(metadata["human-annotated"] == .string("yes"))
                let reference = try #require(metadata["worker-response-ref"]?.string)
                #expect(reference.hasPrefix("s3://output/plain/annotations/worker-response/iteration-1/\(number)/"))
                let answers = try JSONValue(parsing: try await workshop.text(at: reference))["answers"]?.array
                #expect(answers?.first?["answerContent"]?.description == "{\"anything\":{\"at\":[1,2]}}")
            }
        }
    }
}
