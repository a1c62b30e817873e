/// Why a round did not come to an end.
enum RoundError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The program failed, or was ended; the text says why.
    case program(String)
    case noPredictions
    case badPrediction(line: Int, reason: String)
    /// Objects that there have to be predictions of have none.
    case missing(count: Int)

    var description: String {
        switch self {
        case .program(let reason): reason
        case .noPredictions: "The program left no output/data/predictions.jsonl."
        case .badPrediction(let line, let reason): "Line \(line) of output/data/predictions.jsonl cannot be used: \(reason)."
        case .missing(let count): "The program left no prediction for \(count) of the validation objects."
        }
    }
}
