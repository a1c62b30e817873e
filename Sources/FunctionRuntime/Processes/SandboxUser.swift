import Foundation
import Glibc

/// The user and group that a function's process runs as: one of its own, that owns nothing but its scratch folder.
struct SandboxUser: Sendable, Hashable {
    let number: UInt32

    /// The user of a sandbox; nil where the server is not root and so cannot change users.
    init?(base: Int, slot: Int) {
        guard geteuid() == 0 else { return nil }
        number = UInt32(base + slot)
    }

    /// What stands before a command so that it runs as `user`, gains no rights, and ends when the server does.
    static func wrap(_ command: [String], as user: SandboxUser?) -> [String] {
        var wrapped = ["/usr/bin/setpriv", "--no-new-privs", "--pdeathsig", "KILL"]
        if let user {
            wrapped += [
                "--reuid", "\(user.number)", "--regid", "\(user.number)", "--clear-groups", "--inh-caps=-all",
            ]
        }
        return wrapped + ["--"] + command
    }

    /// Makes the user the owner of a folder.
    func own(_ folder: URL) throws {
        guard chown(folder.path, number, number) == 0 else { throw POSIXError(.EPERM) }
    }

    /// Ends every process of the user that this server has started, also those that have left their session.
    func killAll() async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [number] in
                Descendants.kill(user: number)
                continuation.resume()
            }
        }
    }
}
