/// `input/round.json`: what a round is to do.
struct RoundParameters: Sendable, Decodable {
    let task: RoundTask
    /// The names of the classes that labels number.
    let classes: [String]
    /// How many folds the objects are in.
    let folds: Int
    let seed: UInt64
    let timeLimitSeconds: Double?
    /// How many objects people label next; nil where no order is asked for.
    let batchSize: Int?

    /// A round without a limit of its own takes at most this long.
    static let usualTimeLimitSeconds = 600.0
}
