import Foundation

/// The processors that this server may run on.
package struct AllowedProcessors: Sendable {
    /// In ascending order, never empty.
    package let numbers: [Int]

    private static let field = "Cpus_allowed_list:"

    /// Asks the kernel.
    package init() {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(Self.field) }
        self.init(list: line?.dropFirst(Self.field.count).trimmingCharacters(in: .whitespaces) ?? "")
    }

    /// Reads numbers and ranges, as in `0-3,8`.
    init(list: String) {
        let ranges = list.split(separator: ",").compactMap { part -> ClosedRange<Int>? in
            let bounds = part.split(separator: "-").compactMap { Int($0) }
            guard let first = bounds.first, let last = bounds.last, first <= last else { return nil }
            return first...last
        }
        numbers = ranges.isEmpty ? [0] : ranges.flatMap { Array($0) }
    }
}
