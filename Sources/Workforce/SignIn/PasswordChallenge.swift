/// The state of a sign-in between a temporary password and the one that replaces it.
struct PasswordChallenge: Sendable, Hashable, Codable {
    let sub: String
    let clientID: String
    /// The user's count of password changes; the challenge serves only while it stands.
    let passwordChanges: Int64
}
