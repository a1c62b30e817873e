import AutoMLCore

/// Predictions as the lines of a file, one a row (09/AML-113).
struct PredictionText {
    let predictions: Predictions
    let keys: [PredictionKey]
    let format: PredictionFormat
    /// Rows that could not be read; their lines have empty values.
    var unreadable: Set<Int> = []

    var header: String { keys.map(\.rawValue).joined(separator: ",") }

    func line(_ row: Int) -> String {
        switch format {
        case .csv: unreadable.contains(row) ? keys.dropFirst().map { _ in "," }.joined() : keys.map { csv($0, row) }.joined(separator: ",")
        case .jsonLines:
            "{\(keys.map { "\"\($0.rawValue)\": \(unreadable.contains(row) ? "null" : json($0, row))" }.joined(separator: ", "))}"
        }
    }

    /// The label as the model names it, or the number.
    private func label(_ row: Int) -> String {
        switch predictions {
        case .classes(let probabilities): probabilities.classes[probabilities.best(row)]
        case .numbers(let numbers): JSONText.number(numbers[row])
        }
    }

    private func json(_ key: PredictionKey, _ row: Int) -> String {
        guard case .classes(let probabilities) = predictions else { return key == .label ? label(row) : "null" }
        switch key {
        case .label: return JSONText.quoted(label(row))
        case .probability: return "\(probabilities[row, probabilities.best(row)])"
        case .probabilities: return JSONText.array(probabilities.row(row).map { "\($0)" })
        case .labels: return JSONText.array(probabilities.classes.map(JSONText.quoted))
        }
    }

    private func csv(_ key: PredictionKey, _ row: Int) -> String {
        Self.field(key == .label ? label(row) : json(key, row))
    }

    /// `text` in quotes when it needs them.
    private static func field(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
