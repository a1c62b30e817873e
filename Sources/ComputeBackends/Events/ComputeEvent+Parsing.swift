import Foundation

extension ComputeEvent {
    /// Reads a line; one that is not a JSON object of a known event is text for the log. Nil for a blank line.
    init?(line: [UInt8]) {
        let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { return nil }
        guard line.contains(UInt8(ascii: "{")),
            let fields = try? JSONDecoder().decode(EventFields.self, from: Data(line)), let event = fields.event
        else {
            self = .log(text)
            return
        }
        self = event
    }
}

/// The members of all events.
private struct EventFields: Decodable {
    let kind: String
    let step: String?
    let done: Int?
    let total: Int?
    let name: String?
    let value: Double?
    let message: String?

    private enum CodingKeys: String, CodingKey {
        case kind = "event"
        case total = "of"
        case step, done, name, value, message
    }

    var event: ComputeEvent? {
        switch kind {
        case "progress":
            step.map { .progress(step: $0, done: done ?? 0, total: total ?? 0) }
        case "metric":
            if let name, let value, value.isFinite { .metric(name: name, value: value) } else { nil }
        case "log":
            message.map { .log($0) }
        default: nil
        }
    }
}
