import LabelingDomain
import TaskTypes

extension JobCreation {
    /// The task type that both functions name (03/JOB-35).
    func taskType(of specification: LabelingJobSpecification) throws(JobCreationError) -> any TaskType {
        let before = try function(
            specification.preAnnotationFunctionARN, field: "humanTaskConfig.preHumanTaskLambdaArn", is: .preAnnotation)
        let after = try function(
            specification.consolidationFunctionARN,
            field: "humanTaskConfig.annotationConsolidationConfig.annotationConsolidationLambdaArn", is: .consolidation)
        guard before.taskTypeName == after.taskTypeName else {
            throw .invalid(
                "The pre-annotation function is for the task type '\(before.taskTypeName)', but the annotation "
                    + "consolidation function is for '\(after.taskTypeName)'. Both must be for the same task type.")
        }
        guard let taskType = TaskTypeRegistry.taskType(named: before.taskTypeName) else {
            let known = TaskTypeRegistry.all.map { "'\($0.name)'" }.joined(separator: ", ")
            throw .unsupported(
                "The task type '\(before.taskTypeName)' of '\(specification.preAnnotationFunctionARN)' is not "
                    + "supported. The supported task types are \(known).")
        }
        return taskType
    }

    private func function(
        _ arn: String, field: String, is stage: BuiltInFunction.Stage
    ) throws(JobCreationError) -> BuiltInFunction {
        guard let parsed = ARN(arn), let function = BuiltInFunction(predefined: parsed) else {
            throw .unsupported(
                "The function '\(arn)' at '\(field)' is not a predefined function; functions of your own are not "
                    + "supported. Use 'arn:aws:lambda:<region>:<account>:function:\(stage.rawValue)<task type>'.")
        }
        guard function.stage == stage else {
            throw .invalid(
                "The function '\(arn)' at '\(field)' must be one whose name starts with '\(stage.rawValue)'.")
        }
        return function
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
            _ = try LabelAttributeName(specification.labelAttributeName, form: taskType.labelForm)
        } catch {
            throw .invalid(error.description)
        }
    }

    /// The limits that hold for image and text tasks of private teams (03, table of CreateLabelingJob).
    func checkTimes(of specification: LabelingJobSpecification) throws(JobCreationError) {
        let limits = LabelingQuota.minTaskTimeLimit...LabelingQuota.maxTaskTimeLimit
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
