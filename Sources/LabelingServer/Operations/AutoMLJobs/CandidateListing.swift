import Foundation
import ServiceShapes

/// Which candidates to list, and in what order (09/AML-94): the best first unless the request says otherwise (09/AML-95).
struct CandidateListing {
    private let input: SageMaker.ListCandidatesForAutoMLJob.Input

    init(_ input: SageMaker.ListCandidatesForAutoMLJob.Input) { self.input = input }

    /// `candidates` are the best first.
    func apply(to candidates: [SageMaker.AutoMLCandidate]) -> [SageMaker.AutoMLCandidate] {
        var chosen = candidates
        if let status = input.statusEquals { chosen = chosen.filter { $0.candidateStatus == status } }
        if let name = input.candidateNameEquals { chosen = chosen.filter { $0.candidateName == name } }
        guard input.sortBy != nil || input.sortOrder != nil else { return chosen }
        let sorted = chosen.enumerated().sorted { left, right in
            let (first, second) = (key(left.element), key(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
        return input.sortOrder == "Descending" ? sorted.reversed() : sorted
    }

    /// What a candidate is sorted by: numbers before texts.
    private func key(_ candidate: SageMaker.AutoMLCandidate) -> SortKey {
        switch input.sortBy {
        case "Status": SortKey(number: 0, text: candidate.candidateStatus)
        case "FinalObjectiveMetricValue":
            SortKey(number: candidate.finalAutoMLJobObjectiveMetric?.value ?? -.infinity, text: "")
        default: SortKey(number: candidate.creationTime.timeIntervalSince1970, text: "")
        }
    }

    private struct SortKey: Comparable {
        let number: Double
        let text: String

        static func < (left: SortKey, right: SortKey) -> Bool { (left.number, left.text) < (right.number, right.text) }
    }
}
