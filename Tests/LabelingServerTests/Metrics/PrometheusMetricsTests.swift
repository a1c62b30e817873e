import CoreMetrics
import LabelingServer
import Testing

@Suite struct PrometheusMetricsTests {
    @Test("counters, gauges and timers are printed as Prometheus reads them")
    func exposition() {
        let metrics = PrometheusMetrics()
        metrics.makeCounter(label: "tasks.submitted", dimensions: [("job", #"a"b\"#)]).increment(by: 2)
        metrics.makeCounter(label: "tasks.submitted", dimensions: [("job", #"a"b\"#)]).increment(by: 1)
        metrics.makeMeter(label: "leases", dimensions: []).set(Int64(4))
        let timer = metrics.makeTimer(label: "request", dimensions: [])
        timer.recordNanoseconds(3_000_000)
        timer.recordNanoseconds(90_000_000_000)
        let text = metrics.exposition()
        #expect(text.contains("# TYPE tasks_submitted_total counter\ntasks_submitted_total{job=\"a\\\"b\\\\\"} 3\n"))
        #expect(text.contains("# TYPE leases gauge\nleases 4.0\n"))
        #expect(text.contains("request_seconds_bucket{le=\"0.0025\"} 0\n"))
        #expect(text.contains("request_seconds_bucket{le=\"0.005\"} 1\n"))
        #expect(text.contains("request_seconds_bucket{le=\"60\"} 1\n") || text.contains("request_seconds_bucket{le=\"60.0\"} 1\n"))
        #expect(text.contains("request_seconds_bucket{le=\"+Inf\"} 2\n"))
        #expect(text.contains("request_seconds_count 2\n"))
    }
}
