/// How much of a job is measured at most. What is more is drawn by lot, which the report says.
enum AgreementLimits {
    /// Objects with answers that are measured.
    static let maxObjects = 1_000
    /// Objects looked at to find these among unanswered ones.
    static let maxObjectsLookedAt = 20_000
    /// Masks are large: each is some kilobytes, and compared with others.
    static let maxMasks = 200
    /// Labels with an agreement of their own, the most frequent ones.
    static let maxLabels = 50
    /// Workers with an agreement of their own, those with most answers.
    static let maxWorkers = 100
    /// Objects read from the database at once.
    static let objectsPerRead = 200
}
