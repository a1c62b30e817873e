import LabelingDomain
package import TaskTypes

/// Which functions a job works with, before and after its workers (03/CUS-1, NOL-1).
package struct JobFunctions: Sendable, Hashable {
    /// One of the two functions.
    package enum Function: Sendable, Hashable {
        /// None is given.
        case none
        /// A predefined one, for the task type of this name.
        case predefined(taskType: String)
        /// One of the user's own.
        case own(arn: String)
    }

    /// What makes a task's input of a manifest line.
    package let before: Function
    /// What makes a label of the answers.
    package let after: Function

    package init(_ specification: LabelingJobSpecification) {
        before = Self.function(specification.preAnnotationFunctionARN)
        after = Self.function(specification.consolidationFunctionARN)
    }

    /// The task type that says which answers are right and how they are consolidated: the predefined function's, or
    /// that of custom jobs. Nil for a predefined one that is not supported.
    package var taskType: (any TaskType)? {
        guard case .predefined(let name) = after else { return CustomTask() }
        return TaskTypeRegistry.taskType(named: name)
    }

    /// The function of the user's own that makes task inputs.
    var ownBefore: String? {
        guard case .own(let arn) = before else { return nil }
        return arn
    }

    /// The function of the user's own that makes labels.
    var ownAfter: String? {
        guard case .own(let arn) = after else { return nil }
        return arn
    }

    /// Whether the service consolidates nothing itself.
    var isCustom: Bool {
        guard case .predefined = after else { return true }
        return false
    }

    private static func function(_ arn: String?) -> Function {
        guard let arn else { return .none }
        guard let function = ARN(arn).flatMap(BuiltInFunction.init(predefined:)) else { return .own(arn: arn) }
        return .predefined(taskType: function.taskTypeName)
    }
}
