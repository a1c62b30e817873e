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

    /// Ends every process of the user, also those that have left their session.
    func killAll() async {
        let request = ProcessRequest(
            command: Self.wrap(["/bin/sh", "-c", "kill -KILL -1"], as: self), environment: [:], workingFolder: "/")
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                Self.run(request)
                continuation.resume()
            }
        }
    }

    private static func run(_ request: ProcessRequest) {
        let arguments = CStringList(request.command)
        let environment = CStringList([])
        var processID: pid_t = 0
        guard posix_spawn(&processID, request.command[0], nil, nil, arguments.pointers, environment.pointers) == 0 else {
            return
        }
        var status: Int32 = 0
        waitpid(processID, &status, 0)
    }
}
