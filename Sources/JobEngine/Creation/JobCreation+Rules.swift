import LabelingDomain
import TaskTypes

extension JobCreation {
    /// The task type of a job with these functions: that of the predefined ones, which must be for the same (03/JOB-35),
    /// or the custom one.
    func taskType(of specification: LabelingJobSpecification) async throws -> any TaskType {
        let functions = JobFunctions(specification)
        try await check(
            specification.preAnnotationFunctionARN, field: "humanTaskConfig.preHumanTaskLambdaArn", is: .preAnnotation)
        try await check(
            specification.consolidationFunctionARN,
            field: "humanTaskConfig.annotationConsolidationConfig.annotationConsolidationLambdaArn", is: .consolidation)
        if case .predefined(let before) = functions.before, case .predefined(let after) = functions.after, before != after {
            throw JobCreationError.invalid(
                "The pre-annotation function is for the task type '\(before)', but the annotation "
                    + "consolidation function is for '\(after)'. Both must be for the same task type.")
        }
        if [functions.before, functions.after].contains(.none),
            case .predefined(let name) = functions.before == .none ? functions.after : functions.before
        {
            throw JobCreationError.invalid(
                "Only one function is given, a predefined one for the task type '\(name)'. Both "
                    + "HumanTaskConfig.PreHumanTaskLambdaArn and HumanTaskConfig.AnnotationConsolidationConfig are required "
                    + "with predefined functions; only custom jobs do without.")
        }
        for case .predefined(let name) in [functions.before, functions.after]
        where TaskTypeRegistry.taskType(named: name) == nil {
            let known = TaskTypeRegistry.all.map { "'\($0.name)'" }.joined(separator: ", ")
            throw JobCreationError.unsupported(
                "The task type '\(name)' of the predefined functions is not supported. The supported task types are "
                    + "\(known).")
        }
        return functions.taskType ?? CustomTask()
    }

    /// A predefined function has to be one of its stage; one of the user's own has to exist.
    private func check(_ arn: String?, field: String, is stage: BuiltInFunction.Stage) async throws {
        guard let arn else { return }
        if let function = ARN(arn).flatMap(BuiltInFunction.init(predefined:)) {
            guard function.stage == stage else {
                throw JobCreationError.invalid(
                    "The function '\(arn)' at '\(field)' must be one whose name starts with '\(stage.rawValue)'.")
            }
            return
        }
        guard try await functions.exists(arn) else {
            throw JobCreationError.invalid(
                "The function '\(arn)' at '\(field)' does not exist. Create it with CreateFunction in this account and "
                    + "region, or use a predefined one, 'arn:aws:lambda:<region>:<account>:function:\(stage.rawValue)<task type>'.")
        }
    }

    func checkName(
        of specification: LabelingJobSpecification, taskType: any TaskType
    ) throws(JobCreationError) {
        guard LabelingJobName(specification.name) != nil else {
            throw .invalid(
                "The labeling job name '\(specification.name)' must have 1 to 63 characters: letters, digits and inner "
                    + "hyphens.")
        }
        do {
            _ = try LabelAttributeName(specification.labelAttributeName, form: taskType.attributeForm)
        } catch {
            throw .invalid(error.description)
        }
    }

    /// The limits that hold for tasks of private teams (03, table of CreateLabelingJob).
    func checkTimes(of specification: LabelingJobSpecification, taskType: any TaskType) throws(JobCreationError) {
        let limits = LabelingQuota.minTaskTimeLimit...taskType.maxTaskTimeLimit
        guard limits.contains(.seconds(specification.timeLimitInSeconds)) else {
            throw .invalid(
                "TaskTimeLimitInSeconds is \(specification.timeLimitInSeconds), but must be between "
                    + "\(limits.lowerBound.components.seconds) and \(limits.upperBound.components.seconds) for this task type.")
        }
        if let seconds = specification.availabilityInSeconds {
            let range = LabelingQuota.minTaskAvailability...LabelingJob.longestRun
            guard range.contains(.seconds(seconds)) else {
                throw .invalid(
                    "TaskAvailabilityLifetimeInSeconds is \(seconds), but must be between "
                        + "\(range.lowerBound.components.seconds) and \(range.upperBound.components.seconds).")
            }
        }
    }
}
