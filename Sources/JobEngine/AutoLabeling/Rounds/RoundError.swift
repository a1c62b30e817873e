/// Why a round did not come to an end.
enum RoundError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The program failed, or was ended; the text says why.
    case program(String)
    case noPredictions
    case badPrediction(line: Int, reason: String)
    /// Objects that there have to be predictions of have none.
    case missing(count: Int)
    /// There is too little space to work with the objects' files.
    case diskFull(freeMiB: Int)

    var description: String {
        switch self {
        case .program(let reason): reason
        case .noPredictions: "The program left no output/data/predictions.jsonl."
        case .badPrediction(let line, let reason): "Line \(line) of output/data/predictions.jsonl cannot be used: \(reason)."
        case .diskFull(let free): "The disk of the server is nearly full: \(free) MiB are free."
        case .missing(let count): "The program left no prediction for \(count) of the validation objects."
        }
    }
}
