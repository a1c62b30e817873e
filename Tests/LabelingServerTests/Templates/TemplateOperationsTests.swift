import AWSWire
import Crypto
import Foundation
import JobEngine
import LabelingDomain
import Logging
import ServiceShapes
import Testing

@testable import LabelingServer

@Suite("RenderUiTemplate")
struct TemplateOperationsTests {
    private let media = MediaSigner(key: SymmetricKey(size: .bits256))
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func render(
        _ template: String?, input: String = #"{"text": "a < b"}"#, arn: String? = nil
    ) async throws -> SageMaker.RenderUiTemplate.Output {
        var operations = OperationRegistry()
        TemplateOperations(media: media, portalURL: "http://portal.example").register(on: &operations)
        let descriptor = SageMaker.RenderUiTemplate.descriptor
        let entry = try #require(operations.entry(targetPrefix: descriptor.service.targetPrefix, name: descriptor.name))
        let context = OperationContext(
            requestID: "r", principal: nil, region: "us-east-1", accountID: "123456789012", now: now, logger: Logger(label: "test"))
        let request = SageMaker.RenderUiTemplate.Input(
            uiTemplate: template.map { .init(content: $0) }, task: .init(input: input),
            roleArn: "arn:aws:iam::123456789012:role/r", humanTaskUiArn: arn)
        let fields = try await entry.perform(request.fields, context)
        return try .init(fields: WireFields(fields, descriptor.output))
    }

    @Test("The input's keys are the members of task.input, and outputs are escaped, 03/CUS-17, 03/LIQ-7")
    func rendering() async throws {
        let output = try await render("<p>{{ task.input.text }}</p>")
        #expect(output.renderedContent == "<p>a &lt; b</p>")
        #expect(output.errors.isEmpty)
    }

    @Test("grant_read_access gives a link to the portal that is good for that object, 03/LIQ-13")
    func grants() async throws {
        let output = try await render("{{ 's3://bucket/key.png' | grant_read_access }}")
        let prefix = "http://portal.example/media/"
        #expect(output.renderedContent.hasPrefix(prefix))
        let token = String(output.renderedContent.dropFirst(prefix.count))
        #expect(media.place(in: token, at: Timestamp(now)) == S3URI(bucket: "bucket", key: "key.png"))
    }

    @Test("A template's fault is answered with its line and column, and renders nothing, 03/CUS-17")
    func faults() async throws {
        let output = try await render("<p>\n{{ task.input.text | nosuch }}")
        #expect(output.renderedContent.isEmpty)
        #expect(output.errors.map(\.code) == [TemplateOperations.errorCode])
        #expect(output.errors.first?.message.contains("line 2, column 22") == true)
    }

    @Test("An input that is no JSON object is refused", arguments: ["{\"a\":", "[1]", "\"a\""])
    func badInput(_ input: String) async throws {
        let error = await #expect(throws: AWSError.self) { try await render("a", input: input) }
        #expect(error?.code == "ValidationException")
    }

    @Test("Exactly one of template and human task UI is wanted, 08/SDK-10")
    func oneOfBoth() async throws {
        let arn = "arn:aws:sagemaker:us-east-1:123456789012:human-task-ui/page"
        for (template, arn) in [(nil, nil), ("a", arn)] as [(String?, String?)] {
            let error = await #expect(throws: AWSError.self) { try await render(template, arn: arn) }
            #expect(error?.code == "ValidationException")
        }
        let error = await #expect(throws: AWSError.self) { try await render(nil, arn: arn) }
        #expect(error?.code == "ResourceNotFound")
    }
}
