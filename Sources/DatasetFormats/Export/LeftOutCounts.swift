package import Manifests

/// How often what was left out, and in which lines first.
package struct LeftOutCounts: Sendable, Hashable {
    /// The most lines named for a reason.
    package static let maxLines = 10

    package struct Entry: Sendable, Hashable {
        package var count = 0
        package var lines: [Int] = []
    }

    package private(set) var byReason: [String: Entry] = [:]

    package init() {}

    /// Adds one.
    mutating func add(_ leftOut: LeftOut, line: Int) {
        byReason[leftOut.reason, default: Entry()].count += 1
        if let lines = byReason[leftOut.reason]?.lines, lines.count < Self.maxLines, lines.last != line {
            byReason[leftOut.reason]?.lines.append(line)
        }
    }

    /// How many there are in all.
    package var total: Int { byReason.values.reduce(0) { $0 + $1.count } }

    /// `[{"reason":…,"count":…,"first-lines":[…]}]`, the most frequent first.
    package var json: JSONValue {
        .array(
            byReason.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { reason, entry in
                .object([
                    .init("reason", .string(reason)), .init("count", .integer(entry.count)),
                    .init("first-lines", .array(entry.lines.map(JSONValue.integer))),
                ])
            })
    }

    init(_ json: JSONValue?) {
        for entry in json?.array ?? [] {
            guard let reason = entry["reason"]?.string, let count = entry["count"]?.integer else { continue }
            byReason[reason] = Entry(count: count, lines: (entry["first-lines"]?.array ?? []).compactMap(\.integer))
        }
    }

    /// `3 not labeled (lines 4, 9, 12)`, one sentence a reason.
    package var lines: [String] {
        byReason.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { reason, entry in
            let places = entry.lines.map(String.init).joined(separator: ", ")
            return "\(entry.count) × \(reason) (lines \(places)\(entry.count > entry.lines.count ? ", …" : ""))"
        }
    }
}
