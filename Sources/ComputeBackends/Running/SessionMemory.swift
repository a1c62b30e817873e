import Foundation
import Glibc

/// The resident memory of a process and of all in its session.
struct SessionMemory {
    let session: pid_t

    private static let bytesPerMiB = 1_048_576

    /// Reads `/proc`; 0 when the processes are gone.
    var mebibytes: Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let pages = names.compactMap { pid_t($0) }.reduce(0) { $0 + residentPages(of: $1) }
        return pages * Int(getpagesize()) / Self.bytesPerMiB
    }

    /// The fields of `/proc/<id>/stat` behind the name, which may hold anything: session is the 4th, pages the 22nd.
    private func residentPages(of process: pid_t) -> Int {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let name = text.lastIndex(of: ")")
        else { return 0 }
        let fields = text[text.index(after: name)...].split(separator: " ")
        guard fields.count > 21, pid_t(fields[3]) == session else { return 0 }
        return Int(fields[21]) ?? 0
    }
}
