import AutoMLCore

/// Predictions as the lines of a file, one a row (09/AML-113).
struct PredictionText {
    let predictions: Predictions
    let keys: [PredictionKey]
    let format: PredictionFormat
    /// Rows that could not be read; their lines have empty values.
    let unreadable: Set<Int>
    /// The names of the classes as they are written in this format, and all of them.
    private let labels: [String]
    private let labelList: String

    init(predictions: Predictions, keys: [PredictionKey], format: PredictionFormat, unreadable: Set<Int> = []) {
        (self.predictions, self.keys, self.format, self.unreadable) = (predictions, keys, format, unreadable)
        var classes: [String] = []
        if case .classes(let probabilities) = predictions { classes = probabilities.classes }
        let list = JSONText.array(classes.map(JSONText.quoted))
        labels = classes.map(format == .csv ? Self.field : JSONText.quoted)
        labelList = format == .csv ? Self.field(list) : list
    }

    var header: String { keys.map(\.rawValue).joined(separator: ",") }

    func line(_ row: Int) -> String {
        switch format {
        case .csv: unreadable.contains(row) ? keys.dropFirst().map { _ in "," }.joined() : keys.map { csv($0, row) }.joined(separator: ",")
        case .jsonLines:
            "{\(keys.map { "\"\($0.rawValue)\": \(unreadable.contains(row) ? "null" : json($0, row))" }.joined(separator: ", "))}"
        }
    }

    private func json(_ key: PredictionKey, _ row: Int) -> String {
        guard case .classes(let probabilities) = predictions else { return key == .label ? number(row) : "null" }
        switch key {
        case .label: return labels[probabilities.best(row)]
        case .probability: return "\(probabilities[row, probabilities.best(row)])"
        case .probabilities: return JSONText.array(probabilities.row(row).map { "\($0)" })
        case .labels: return labelList
        }
    }

    private func csv(_ key: PredictionKey, _ row: Int) -> String {
        guard key == .probabilities, case .classes(let probabilities) = predictions else { return json(key, row) }
        // The numbers of two classes or more have a comma between them, and never a quotation mark.
        let list = json(key, row)
        return probabilities.classes.count > 1 ? "\"\(list)\"" : list
    }

    private func number(_ row: Int) -> String {
        guard case .numbers(let numbers) = predictions else { return "" }
        return JSONText.number(numbers[row])
    }

    /// `text` in quotes when it needs them.
    private static func field(_ text: String) -> String {
        let special: [UInt8] = [0x22, 0x2c, 0x0a, 0x0d]
        guard text.utf8.contains(where: { special.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
