/// What a function's process may use.
struct ProcessLimits: Sendable, Hashable {
    /// `MemorySize` of the function.
    let memoryMiB: Int
    /// The largest file, `EphemeralStorage` of the function.
    let fileMiB: Int
    /// Whether the process has a user of its own, whose processes can be counted.
    let countsProcesses: Bool

    /// A runtime's own memory that AWS does not count either: code, stacks of threads.
    private static let overheadMiB = 128
    /// Address space beyond the memory: mapped files and what allocators reserve without using it.
    private static let addressSpaceMiB = 8_192
    private static let maxProcesses = 256
    private static let maxOpenFiles = 1_024
    private static let bytesPerMiB = 1_048_576

    /// What stands before a command so that it runs within the limits: `prlimit` and `setpriv` of util-linux.
    func wrap(_ command: [String], as user: SandboxUser?) -> [String] {
        var wrapped = [
            "/usr/bin/prlimit", "--data=\((memoryMiB + Self.overheadMiB) * Self.bytesPerMiB)",
            "--as=\((memoryMiB + Self.addressSpaceMiB) * Self.bytesPerMiB)", "--fsize=\(fileMiB * Self.bytesPerMiB)",
            "--nofile=\(Self.maxOpenFiles)", "--core=0",
        ]
        if countsProcesses { wrapped.append("--nproc=\(Self.maxProcesses)") }
        return wrapped + ["--"] + SandboxUser.wrap(command, as: user)
    }
}
