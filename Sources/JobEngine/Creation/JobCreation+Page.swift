import LabelingDomain
import TaskTypes

extension JobCreation {
    private static let pageField = "HumanTaskConfig.UiConfig"

    /// The worker page's template and the label categories: the template from S3, or the service's own page, which shows
    /// the instructions of the label category file (03/JOB-32, LCC-16).
    func page(
        of specification: LabelingJobSpecification, taskType: any TaskType
    ) async throws -> (template: String, categories: LabelCategories) {
        switch (specification.templateURI, specification.humanTaskUIARN) {
        case (let uri?, nil):
            let template = try await readTemplate(uri)
            return (template, try await categories(of: specification, taskType: taskType))
        case (nil, let arn?):
            try check(ui: arn, taskType: taskType)
            return try await ownPage(of: specification, taskType: taskType)
        case (nil, nil):
            throw JobCreationError.invalid("\(Self.pageField) must have either UiTemplateS3Uri or HumanTaskUiArn.")
        case (_?, _?):
            throw JobCreationError.invalid("\(Self.pageField) must not have both UiTemplateS3Uri and HumanTaskUiArn.")
        }
    }

    private func ownPage(
        of specification: LabelingJobSpecification, taskType: any TaskType
    ) async throws -> (template: String, categories: LabelCategories) {
        guard let uri = specification.labelCategoryConfigURI else { throw missingCategories(for: taskType) }
        let file = try await readCategories(uri, rules: taskType.categoryRules.withInstructions)
        let template = NamedEntityPage.template(
            instructions: file.instructions, description: specification.description)
        return (template, file.categories)
    }

    /// Only the page for named entities is there; the others are for video frames and point clouds.
    private func check(ui text: String, taskType: any TaskType) throws(JobCreationError) {
        guard let ui = ARN(text).flatMap(HumanTaskUI.init) else {
            throw .invalid(
                "The value '\(text)' at '\(Self.pageField).HumanTaskUiArn' is not the ARN of a worker page, "
                    + "'arn:aws:sagemaker:<region>:394669845002:human-task-ui/<task type>'.")
        }
        let name = NamedEntityRecognition().name
        guard ui.taskName == name else {
            throw .unsupported(
                "The worker page '\(ui.taskName)' at '\(Self.pageField).HumanTaskUiArn' is not supported. The supported "
                    + "worker page is '\(name)'.")
        }
        guard taskType.name == name else {
            throw .invalid(
                "The worker page '\(ui.taskName)' at '\(Self.pageField).HumanTaskUiArn' does not go with the task type "
                    + "'\(taskType.name)' of the functions. Use UiTemplateS3Uri.")
        }
    }
}
