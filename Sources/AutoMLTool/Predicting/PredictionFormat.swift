/// How predictions are written.
package enum PredictionFormat: Sendable, Equatable {
    case csv, jsonLines

    /// By the ending of a file's name: JSON Lines for .jsonl, .json and .ndjson, else CSV.
    package init(fileName: String) {
        let ending = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
        self = ["jsonl", "json", "ndjson"].contains(ending) ? .jsonLines : .csv
    }
}
