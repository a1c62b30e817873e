import Foundation

/// One line of a file of answers: named values, from columns or from a JSON object.
struct AnswerRecord {
    let path: String
    /// From 1, the header included.
    let line: Int
    private let columns: [String: Int]
    private let fields: [String]
    /// The object of the line, in JSON Lines.
    let object: [String: Any]?

    init(path: String, line: Int, columns: [String: Int], fields: [String]) {
        self.path = path
        self.line = line
        self.columns = columns
        self.fields = fields
        object = nil
    }

    init(path: String, line: Int, object: [String: Any]) {
        self.path = path
        self.line = line
        columns = [:]
        fields = []
        self.object = object
    }

    /// The value under the first of `names` that there is; nil when it is empty or missing.
    func text(_ names: String...) -> String? {
        for name in names {
            if let column = columns[name], !fields[column].isEmpty { return fields[column] }
            switch object?[name] {
            case let text as String where !text.isEmpty: return text
            case let number as NSNumber: return number.stringValue
            default: continue
            }
        }
        return nil
    }

    /// As `text`, but it has to be there.
    func required(_ names: String...) throws(ConsolidationError) -> String {
        for name in names {
            if let text = text(name) { return text }
        }
        throw failure("there is no \(names[0])")
    }

    /// The number under the first of `names` that there is; nil when it is empty or missing.
    func number(_ names: String...) throws(ConsolidationError) -> Double? {
        for name in names {
            guard let text = text(name) else { continue }
            guard let number = Double(text), number.isFinite else { throw failure("\(name) is \(text), not a number") }
            return number
        }
        return nil
    }

    /// The object that was labeled: a sentence is named with its document.
    func task() throws(ConsolidationError) -> String {
        let task = try required("task", "image", "doc", "object")
        guard let sentence = text("sent") else { return task }
        return "\(task)/\(sentence)"
    }

    func worker() throws(ConsolidationError) -> String { try required("worker") }

    func failure(_ reason: String) -> ConsolidationError { .badLine(path: path, line: line, reason: reason) }
}
