import ActiveLearning
import LabelingDomain
import Manifests

/// `activelearning/guarantee.json`: what is promised of the labels that the model made.
struct GuaranteeFile: Sendable {
    let algorithm: LabelingAlgorithm
    /// Nil while nothing could be promised, or when it was taken back.
    let promise: Promise?
    let machineLabeled: Int

    var json: JSONValue {
        guard let promise else {
            return .object([
                .init("statement", .null), .init("machine-labeled", .integer(machineLabeled)),
            ])
        }
        func number(_ value: Double) -> JSONValue { .number(spelling: value.description) }
        return .object([
            .init("statement", .string(algorithm.statement(of: promise))),
            .init("machine-labeled", .integer(machineLabeled)),
            .init("measure", .string(algorithm.lossKind == .error ? "share of right labels" : "mean IoU")),
            .init("at-least", number(((1 - promise.tolerance) * 1e6).rounded() / 1e6)),
            .init("confidence", number(promise.confidence)),
            .init("validation-objects", .integer(promise.sampled)),
            .init("validation-loss", number(promise.loss)),
            .init("confidence-threshold", number(promise.threshold)),
            .init("iteration", .integer(promise.round)),
        ])
    }
}
