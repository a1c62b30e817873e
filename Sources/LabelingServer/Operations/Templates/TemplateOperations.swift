import AWSWire
import Foundation
import JobEngine
import LabelingDomain
import Manifests
import ServiceShapes
import TaskTypes

/// The operations on worker task templates outside of jobs.
struct TemplateOperations: Sendable {
    let media: MediaSigner
    /// Where browsers reach the portal, which serves the objects that a page shows.
    let portalURL: String

    /// The code of every fault of a template; the message says what and where.
    static let errorCode = "TemplateRenderingError"

    func register(on operations: inout OperationRegistry) {
        operations.register(SageMaker.RenderUiTemplate.self) { input, context in
            try render(input, at: Timestamp(context.now))
        }
    }

    /// A template's faults are part of the answer; only a request that makes no sense is refused.
    private func render(
        _ input: SageMaker.RenderUiTemplate.Input, at now: Timestamp
    ) throws(AWSError) -> SageMaker.RenderUiTemplate.Output {
        let template = try Self.template(of: input)
        let taskInput = try Self.taskInput(of: input.task)
        do {
            let page = try WorkerPage(template, now: { Date.now.timeIntervalSince1970 })
            let content = try page.render(taskInput: taskInput) { text in
                S3URI(text).map { portalURL + MediaPath.of($0, signer: media, at: now) } ?? text
            }
            return .init(renderedContent: content, errors: [])
        } catch {
            return .init(renderedContent: "", errors: [.init(code: Self.errorCode, message: error.description)])
        }
    }

    private static func template(of input: SageMaker.RenderUiTemplate.Input) throws(AWSError) -> String {
        switch (input.uiTemplate, input.humanTaskUiArn) {
        case (let template?, nil): return template.content
        case (nil, let arn?):
            guard ARN(arn).flatMap(HumanTaskUI.init)?.taskName == NamedEntityRecognition().name else {
                throw AWSError(code: "ResourceNotFound", message: "The human task UI '\(arn)' does not exist.")
            }
            return NamedEntityPage.template(instructions: nil, description: "")
        case (nil, nil): throw .validation("One of UiTemplate and HumanTaskUiArn is required.")
        case (_?, _?): throw .validation("UiTemplate and HumanTaskUiArn cannot both be given; leave one out.")
        }
    }

    private static func taskInput(of task: SageMaker.RenderableTask) throws(AWSError) -> Manifests.JSONValue {
        let input: Manifests.JSONValue
        do {
            input = try Manifests.JSONValue(parsing: task.input)
        } catch {
            throw .validation("Task.Input is not JSON: \(error). It must be a JSON object, written as a string.")
        }
        guard input.members != nil else { throw .validation("Task.Input must be a JSON object, written as a string.") }
        return input
    }
}
