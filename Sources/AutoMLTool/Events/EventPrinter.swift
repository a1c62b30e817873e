import Foundation

/// Prints events: a bar that moves in a terminal, a line of JSON each elsewhere.
package final class EventPrinter: Sendable {
    private static let barWidth = 28

    private let isTerminal: Bool
    private let write: @Sendable (String) -> Void

    /// - Parameter write: prints text as it is, without a line break of its own.
    package init(isTerminal: Bool, write: @escaping @Sendable (String) -> Void) {
        self.isTerminal = isTerminal
        self.write = write
    }

    package func print(_ event: ToolEvent) {
        write(isTerminal ? Self.terminalText(event) : Self.json(event) + "\n")
    }

    /// The line of JSON for an event.
    package static func json(_ event: ToolEvent) -> String {
        switch event {
        case .progress(let step, let done, let total):
            #"{"event":"progress","step":\#(JSONText.quoted(step)),"done":\#(done),"of":\#(total)}"#
        case .metric(let name, let value): #"{"event":"metric","name":\#(JSONText.quoted(name)),"value":\#(JSONText.number(value))}"#
        case .log(let message): #"{"event":"log","message":\#(JSONText.quoted(message))}"#
        }
    }

    /// Progress stays on one line, which the next text replaces.
    private static func terminalText(_ event: ToolEvent) -> String {
        let clear = "\r\u{1B}[K"
        switch event {
        case .progress(let step, let done, let total) where total > 0:
            let filled = barWidth * min(done, total) / total
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)
            return "\(clear)\(bar) \(step) \(done)/\(total)" + (done >= total ? "\n" : "")
        case .progress(let step, let done, _): return "\(clear)\(step)\(done > 0 ? " \(done)" : "") …"
        case .metric(let name, let value): return "\(clear)\(name)  \(String(format: "%.4f", value))\n"
        case .log(let message): return "\(clear)\(message)\n"
        }
    }
}
