import JobEngine
import LabelingDomain
import Manifests
import Persistence

extension ConsoleJobJSON {
    /// What the page of a job with automated labeling shows of it.
    static func autoLabeling(_ summary: AutoLabelingSummary?) -> JSONValue {
        guard let summary else { return .null }
        return .object([
            .init("algorithm", .string(summary.algorithm.rawValue)),
            .init("statement", optional(summary.statement)),
            .init("problem", optional(summary.problem)),
            .init("rounds", .array(summary.rounds.map(round))),
        ])
    }

    private static func round(_ round: AutoLabelingRound) -> JSONValue {
        let report = round.decodedReport
        func number(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
        return .object([
            .init("number", .integer(round.number)), .init("state", .string(name(of: round.state))),
            .init("labeled", number(report?.labeled)), .init("predicted", number(report?.predicted)),
            .init("machineLabeled", number(report?.machineLabeled)), .init("people", number(report?.people)),
            .init("statement", optional(report?.statement)), .init("problem", optional(round.problem)),
        ])
    }

    private static func name(of state: AutoLabelingRound.State) -> String {
        switch state {
        case .running, .accepting: "running"
        case .done: "done"
        case .failed: "failed"
        case .withdrawing, .withdrawn: "withdrawn"
        }
    }
}
