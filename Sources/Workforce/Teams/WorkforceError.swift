/// Why an operation on workforces or work teams is refused.
package enum WorkforceError: Error, Sendable, Hashable {
    case workforceNotFound(String?)
    /// There is one of that name.
    case workforceExists(String)
    /// There is one of another name, and an account has one per region (06/WF-2).
    case workforceLimit(existing: String)
    case workforceHasTeams(name: String, teams: [String])
    case teamNotFound(String)
    case teamExists(String)
    case teamLimit(Int)
    case invalid(String)

    /// What was wrong, with the words that clients match.
    package var message: String {
        switch self {
        case .workforceNotFound(let name?): "No workforce exists with the name \(name) in this account and region."
        case .workforceNotFound(nil): "No workforce exists in this account and region. Create one with CreateWorkforce."
        case .workforceExists(let name): "The workforce \(name) exists already."
        case .workforceLimit(let existing):
            "An account has one private workforce per region, and it is \(existing). Delete or update it instead."
        case .workforceHasTeams(let name, let teams):
            "The workforce \(name) cannot be deleted: it has work teams (\(teams.joined(separator: ", "))). Delete them first."
        case .teamNotFound(let name): "The work team \(name) does not exist in this account and region."
        case .teamExists(let name): "A work team with the name \(name) exists already in this account and region."
        case .teamLimit(let limit): "The quota of \(limit) work teams per region is used up."
        case .invalid(let text): text
        }
    }
}
