import AutoMLCore
import Foundation

/// The settings of a job: a file of strings, as a training container finds it.
struct HyperParameters {
    private let values: [String: String]

    /// Empty when there is no such file.
    init(_ file: URL) throws(AutoMLToolError) {
        guard let data = try? Data(contentsOf: file) else {
            values = [:]
            return
        }
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw .badJobFolder(reason: "hyperparameters.json is not a JSON object")
        }
        // Numbers and booleans are accepted too: some clients send them.
        values = object.compactMapValues { ($0 as? String) ?? ($0 as? NSNumber)?.stringValue }.filter { !$0.value.isEmpty }
    }

    subscript(name: String) -> String? { values[name] }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(AutoMLToolError) -> Int? {
        guard let text = values[name] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw .badSetting(name: name, value: text, remedy: "write a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func number(_ name: String, above least: Double, below most: Double) throws(AutoMLToolError) -> Double? {
        guard let text = values[name] else { return nil }
        guard let value = Double(text), value > least, value < most else {
            throw .badSetting(name: name, value: text, remedy: "write a number above \(least) and below \(most)")
        }
        return value
    }

    /// A setting that is JSON itself.
    func json<Value: Decodable>(_ name: String, as type: Value.Type) throws(AutoMLToolError) -> Value? {
        guard let text = values[name] else { return nil }
        do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch {
            throw .badSetting(name: name, value: text, remedy: "write it as JSON")
        }
    }

    func choice<Value: RawRepresentable & CaseIterable>(_ name: String) throws(AutoMLToolError) -> Value? where Value.RawValue == String {
        guard let text = values[name] else { return nil }
        guard let value = Value.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else {
            throw .badSetting(name: name, value: text, remedy: "there are \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }
}
