import AWSWire
import Foundation
import HTTPTypes
import Testing

@Suite struct RESTJSONCodecTests {
    static let service = ServiceDescriptor(signingName: "sagemaker", wireProtocol: .restJSON, apiVersion: "2019-11-07")

    static let operation = OperationDescriptor(
        "StartLoop", service, method: "PUT", uri: "/loops/{LoopName}", status: 201,
        input: Shape.structure(
            "Input",
            [
                ShapeMember("LoopName", .string, in: .path, required: true),
                ShapeMember("DryRun", .boolean, wireName: "dry-run", in: .queryParameter),
                ShapeMember("Kinds", .list(.string), wireName: "kind", in: .queryParameter),
                ShapeMember("After", .timestamp, wireName: "after", in: .queryParameter),
                ShapeMember("Retries", .integer, wireName: "X-Amz-Retries", in: .header),
                ShapeMember("Note", .string),
            ]),
        output: Shape.structure(
            "Output",
            [
                ShapeMember("Version", .string, wireName: "X-Amz-Version", in: .header), ShapeMember("Arn", .string),
            ]))

    @Test("members are read from path, query, header and body")
    func reads() throws {
        var head = RequestHead(
            method: "PUT", path: "/loops/a%20b", query: "dry-run=true&kind=x&kind=y&after=2024-05-01T12%3A00%3A00Z", authority: "h")
        head.headers[.init("x-amz-retries")!] = "3"
        let match = try #require(
            RESTRouter([Self.operation]).route(method: "PUT", path: head.path, query: head.queryItems, headers: head.headers))
        let value = try RESTJSONCodec.read(match.operation, head: head, labels: match.labels, body: Array(#"{"Note":"n"}"#.utf8))
        #expect(
            value
                == .structure([
                    .string("a b"), .boolean(true), .list([.string("x"), .string("y")]),
                    .timestamp(Date(timeIntervalSince1970: 1_714_564_800)), .integer(3), .string("n"),
                ]))
    }

    @Test("what is absent is nil, what is of another type is refused")
    func absentAndWrong() throws {
        let head = RequestHead(method: "PUT", path: "/loops/a", authority: "h")
        let value = try RESTJSONCodec.read(Self.operation, head: head, labels: ["LoopName": "a"], body: [])
        #expect(value == .structure([.string("a"), nil, nil, nil, nil, nil]))
        var wrong = head
        wrong.query = "dry-run=perhaps"
        let sent = wrong
        #expect(throws: AWSError.self) { try RESTJSONCodec.read(Self.operation, head: sent, labels: [:], body: []) }
    }

    @Test("header members leave as headers, the others as JSON, with the model's status")
    func writes() {
        let response = RESTJSONCodec.write(.structure([.string("v1"), .string("arn")]), of: Self.operation)
        #expect(response.status == 201)
        #expect(response.headers[.init("x-amz-version")!] == "v1")
        #expect(response.body == #"{"Arn":"arn"}"#)
    }

    @Test("a payload member is the whole body")
    func payload() throws {
        let shape = Shape.structure("Payload", [ShapeMember("Body", .blob, in: .payload)])
        let operation = OperationDescriptor("Invoke", Self.service, input: shape, output: shape)
        let head = RequestHead(method: "POST", path: "/", authority: "h")
        #expect(try RESTJSONCodec.read(operation, head: head, labels: [:], body: [1, 2]) == .structure([.blob([1, 2])]))
        #expect(try RESTJSONCodec.read(operation, head: head, labels: [:], body: []) == .structure([nil]))
    }
}
