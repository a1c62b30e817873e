import Foundation

/// What the process itself uses, under the names that Prometheus clients share.
///
/// Source: https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics
enum ProcessMetrics {
    static func exposition() -> String {
        var text = ""
        if let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        {
            text += "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes \(kilobytes * 1024)\n"
        }
        if let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            text += "# TYPE process_open_fds gauge\nprocess_open_fds \(files.count)\n"
        }
        // POSIX (XSI) fixes the unit of `clock` at a microsecond.
        let seconds = Double(clock()) / 1e6
        text += "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total \(seconds)\n"
        return text
    }
}
