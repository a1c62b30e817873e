import CoreMetrics
import Synchronization

/// What Prometheus calls a time series: one metric with one set of labels.
protocol PrometheusSeries: AnyObject, Sendable {
    var type: String { get }
    func lines(_ name: SeriesName) -> String
}

/// The name of a series, in the characters Prometheus allows.
struct SeriesName: Hashable, Comparable, Sendable {
    let name: String
    let labels: String

    init(_ label: String, _ dimensions: [(String, String)], suffix: String = "") {
        let clean = Self.clean(label)
        name = clean.hasSuffix(suffix) ? clean : clean + suffix
        labels = dimensions.map { "\(Self.clean($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    }

    static func < (left: SeriesName, right: SeriesName) -> Bool {
        (left.name, left.labels) < (right.name, right.labels)
    }

    /// The name with `suffix`, and the labels with `more` in braces.
    func text(suffix: String = "", more: String = "") -> String {
        let all = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
        return all.isEmpty ? name + suffix : "\(name)\(suffix){\(all)}"
    }

    private static func clean(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

final class PrometheusCounter: PrometheusSeries, CounterHandler {
    private let value = Atomic<Int64>(0)

    var type: String { "counter" }

    func increment(by amount: Int64) { value.wrappingAdd(amount, ordering: .relaxed) }

    func reset() { value.store(0, ordering: .relaxed) }

    func lines(_ name: SeriesName) -> String { "\(name.text()) \(value.load(ordering: .relaxed))\n" }
}

final class PrometheusGauge: PrometheusSeries, MeterHandler, RecorderHandler {
    private let value = Mutex(0.0)

    var type: String { "gauge" }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }

    func lines(_ name: SeriesName) -> String { "\(name.text()) \(value.withLock { $0 })\n" }
}

final class PrometheusHistogram: PrometheusSeries, TimerHandler {
    /// Upper bounds in seconds, from a cached read to a long upload.
    static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60]

    private struct State {
        var counts = [Int](repeating: 0, count: bounds.count + 1)
        var sum = 0.0
    }

    private let state = Mutex(State())

    var type: String { "histogram" }

    func recordNanoseconds(_ duration: Int64) {
        let seconds = Double(duration) / 1e9
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += seconds
        }
    }

    func lines(_ name: SeriesName) -> String {
        let state = state.withLock { $0 }
        var text = ""
        var total = 0
        for (index, bound) in (Self.bounds.map { "\($0)" } + ["+Inf"]).enumerated() {
            total += state.counts[index]
            text += "\(name.text(suffix: "_bucket", more: "le=\"\(bound)\"")) \(total)\n"
        }
        return text + "\(name.text(suffix: "_sum")) \(state.sum)\n\(name.text(suffix: "_count")) \(total)\n"
    }
}
