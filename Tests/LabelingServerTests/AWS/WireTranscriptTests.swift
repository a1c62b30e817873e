import AWSWire
import Foundation
import Testing

/// Whole requests as an unmodified boto3 sends them, and whole answers.
///
/// `Scripts/record_requests.py` makes the requests; `GROUNDWORK_RECORD=1 swift test --filter WireTranscript` writes the
/// answers anew. Read the difference before committing it.
@Suite struct WireTranscriptTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Wire")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".request") }.map { String($0.dropLast(".request".count)) }.sorted()
    }()

    @Test("the transcripts are there")
    func transcriptsExist() {
        #expect(Self.names.count >= 17)
    }

    @Test("what boto3 sends is answered as recorded", arguments: names)
    func answers(_ name: String) async throws {
        let request = try Data(contentsOf: Self.folder.appending(path: name + ".request"))
        try await AWSTestServer.run { server in
            let answer = Self.masked(try await Self.play(request, on: server))
            let file = Self.folder.appending(path: name + ".response")
            if ProcessInfo.processInfo.environment["GROUNDWORK_RECORD"] == "1" {
                try Data(answer.utf8).write(to: file)
            }
            let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            #expect(answer == recorded)
        }
    }

    /// Sends the request with the framing of its body, which the recording leaves out.
    private static func play(_ request: Data, on server: AWSTestServer) async throws -> String {
        let mark = try #require(request.range(of: Data("\n\n".utf8)))
        let head = String(decoding: request[..<mark.lowerBound], as: UTF8.self)
        let body = Array(request[mark.upperBound...])
        let lines = head.components(separatedBy: "\n") + ["Content-Length: \(body.count)", "Connection: close"]
        let first = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        guard head.contains("Expect: 100-continue") else { return try await server.exchange(first + body, then: []) }
        return try await server.exchange(first, then: body)
    }

    /// The answer without what differs each time: ids and the date.
    private static func masked(_ text: String) -> String {
        text.replacingOccurrences(of: "\r\n", with: "\n")
            .replacing(#/(?i)(x-amzn-requestid|x-amz-request-id|x-amz-id-2): .*/#) { "\($0.1): ID" }
            .replacing(#/<RequestId>.*?</RequestId>/#) { _ in "<RequestId>ID</RequestId>" }
            .replacing(#/Date: .*/#) { _ in "Date: DATE" }
    }
}
