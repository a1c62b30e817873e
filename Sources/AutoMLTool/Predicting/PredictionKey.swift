/// What may be told of a prediction (09/AML-110).
package enum PredictionKey: String, Sendable, CaseIterable {
    case label = "predicted_label"
    case probability
    case probabilities
    case labels

    /// All keys of a classification, the only one of a regression.
    static func all(isClassification: Bool) -> [PredictionKey] { isClassification ? allCases : [.label] }

    /// Reads `predicted_label,probability`; an empty list is the default, the label alone.
    static func list(_ text: String) throws(AutoMLToolError) -> [PredictionKey] {
        let names = text.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
        var keys: [PredictionKey] = []
        for name in names {
            guard let key = PredictionKey(rawValue: name) else {
                throw .badSetting(
                    name: "output", value: name, remedy: "there are \(allCases.map(\.rawValue).joined(separator: ", "))")
            }
            keys.append(key)
        }
        return keys.isEmpty ? [.label] : keys
    }
}
