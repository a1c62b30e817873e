import CSpawn
import Foundation
import Glibc

/// The processes that this server has started, and those that they have started, however far they went away.
///
/// Orphans among them come back to the server (`PR_SET_CHILD_SUBREAPER`), so nothing that a function leaves behind can
/// hide, and processes of other servers, which may use the same user numbers, are never taken for its.
enum Descendants {
    private static let rounds = 50
    private static let pauseMicroseconds: UInt32 = 20_000

    /// Lets orphans come back to this process.
    static func adoptOrphans() { _ = groundwork_adopt_orphans() }

    /// Ends the descendants that run as `user`, and waits a second at most until they are gone: they count towards the
    /// limits of whoever gets the user next.
    static func kill(user: UInt32) {
        for _ in 0..<rounds {
            let left = processes(of: user)
            guard !left.isEmpty else { return }
            for process in left {
                if process.isZombie, process.parent == getpid() {
                    var status: Int32 = 0
                    waitpid(process.id, &status, WNOHANG)
                } else {
                    _ = Glibc.kill(process.id, SIGKILL)
                }
            }
            usleep(pauseMicroseconds)
        }
    }

    private struct Entry {
        let id: pid_t
        let parent: pid_t
        let isZombie: Bool
        let user: UInt32
    }

    private static func processes(of user: UInt32) -> [Entry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let entries = names.compactMap { pid_t($0) }.compactMap(entry)
        let parents = Dictionary(entries.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
        return entries.filter { $0.user == user && isDescendant($0.id, parents) }
    }

    private static func isDescendant(_ id: pid_t, _ parents: [pid_t: pid_t]) -> Bool {
        var current = id
        for _ in 0..<parents.count {
            guard let parent = parents[current] else { return false }
            if parent == getpid() { return true }
            current = parent
        }
        return false
    }

    /// Reads `/proc/<id>/status`; nil when the process is gone.
    private static func entry(_ id: pid_t) -> Entry? {
        guard let text = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8) else { return nil }
        var fields: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            if parts.count == 2 { fields[parts[0]] = parts[1] }
        }
        guard let parent = fields["PPid:"].flatMap({ pid_t($0) }),
            let user = fields["Uid:"]?.split(separator: "\t").first.flatMap({ UInt32($0) })
        else { return nil }
        return Entry(id: id, parent: parent, isZombie: fields["State:"]?.hasPrefix("Z") == true, user: user)
    }
}
