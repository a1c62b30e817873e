import LabelingDomain
import TaskTypes

extension JobCreation {
    private static let field = "LabelingJobAlgorithmsConfig"

    /// The rules on automated labeling (05/AL-1, AL-4, AL-5, AL-8, 03/JOB-44); that the manifest is long enough is seen
    /// when it is read.
    func checkAutoLabeling(
        of specification: LabelingJobSpecification, taskType: any TaskType, categories: LabelCategories, in place: Place
    ) async throws {
        guard let request = specification.autoLabeling else { return }
        let expected = try algorithm(for: taskType, specification)
        guard let algorithm = ARN(request.algorithmARN).flatMap(LabelingAlgorithm.init) else {
            throw JobCreationError.invalid(
                "The value '\(request.algorithmARN)' at '\(Self.field).LabelingJobAlgorithmSpecificationArn' is not the ARN of "
                    + "an algorithm, 'arn:aws:sagemaker:<region>:027400017018:labeling-job-algorithm-specification/<name>' with "
                    + "one of the names \(Self.names(LabelingAlgorithm.allCases.map(\.rawValue))).")
        }
        guard algorithm == expected else {
            throw JobCreationError.invalid(
                "The algorithm '\(algorithm.rawValue)' at '\(Self.field).LabelingJobAlgorithmSpecificationArn' does not go with "
                    + "the task type '\(taskType.name)' of the functions; '\(expected.rawValue)' does.")
        }
        if let max = algorithm.maxCategories, categories.count > max {
            throw JobCreationError.invalid(
                "There are \(categories.count) label categories; with automated data labeling '\(taskType.name)' takes at most "
                    + "\(max).")
        }
        guard let autoLabeling else {
            throw JobCreationError.unsupported("\(Self.field): this installation has no program that trains models.")
        }
        if let arn = request.initialModelARN, try await autoLabeling.models.place(of: arn, account: place.account) == nil {
            throw JobCreationError.invalid(
                "The model '\(arn)' at '\(Self.field).InitialActiveLearningModelArn' does not exist.")
        }
    }

    private func algorithm(
        for taskType: any TaskType, _ specification: LabelingJobSpecification
    ) throws(JobCreationError) -> LabelingAlgorithm {
        let functions = JobFunctions(specification)
        let isPredefined = functions.ownBefore == nil && functions.ownAfter == nil
        guard isPredefined, let algorithm = LabelingAlgorithm(taskTypeName: taskType.name) else {
            let supported = TaskTypeRegistry.all.map(\.name).filter { LabelingAlgorithm(taskTypeName: $0) != nil }
            let what = isPredefined ? "the task type '\(taskType.name)'" : "jobs with functions of one's own"
            throw .invalid(
                "\(Self.field): automated data labeling is not available for \(what), only for the predefined functions of the "
                    + "task types \(Self.names(supported)).")
        }
        return algorithm
    }

    private static func names(_ names: [String]) -> String {
        names.map { "'\($0)'" }.joined(separator: ", ")
    }
}
