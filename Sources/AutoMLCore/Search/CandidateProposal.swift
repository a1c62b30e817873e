/// What to try next.
struct CandidateProposal: Sendable {
    let family: any LearnerFamily
    let parameters: [String: Double]
}
