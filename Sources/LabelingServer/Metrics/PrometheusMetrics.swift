package import CoreMetrics
import Synchronization

/// Collects what swift-metrics reports and prints it for Prometheus.
///
/// Counters end in `_total`, timers become histograms in seconds. Source: the text-based exposition format,
/// https://prometheus.io/docs/instrumenting/exposition_formats/
package final class PrometheusMetrics: MetricsFactory {
    /// The most time series kept; past that new ones are dropped, so that labels cannot exhaust the memory.
    static let maxSeries = 10_000

    private let series = Mutex<[SeriesName: any PrometheusSeries]>([:])

    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        resolve(SeriesName(label, dimensions, suffix: "_total")) { PrometheusCounter() }
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        resolve(SeriesName(label, dimensions)) { PrometheusGauge() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        resolve(SeriesName(label, dimensions)) { PrometheusGauge() }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        resolve(SeriesName(label, dimensions, suffix: "_seconds")) { PrometheusHistogram() }
    }

    // Handlers live as long as the process: a counter that came and went would look like a reset.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// All series, sorted by name, in the text-based exposition format.
    package func exposition() -> String {
        let all = series.withLock { $0 }.sorted { $0.key < $1.key }
        var text = ""
        var lastName = ""
        for (name, metric) in all {
            if name.name != lastName {
                text += "# TYPE \(name.name) \(metric.type)\n"
                lastName = name.name
            }
            text += metric.lines(name)
        }
        return text
    }

    private func resolve<Metric: PrometheusSeries>(_ name: SeriesName, _ make: () -> Metric) -> Metric {
        series.withLock { series in
            if let known = series[name] as? Metric { return known }
            let metric = make()
            if series.count < Self.maxSeries { series[name] = metric }
            return metric
        }
    }
}
