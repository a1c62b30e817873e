/// What stands before a program so that it runs within its limits: programs of coreutils and util-linux.
struct ProcessWrapper {
    let limits: ComputeLimits

    /// Behind everything that answers people.
    private static let niceness = "10"
    /// The least that a program of any language finds its tools with.
    private static let path = "/usr/local/bin:/usr/bin:/bin"
    /// What libraries read that count processors themselves.
    private static let threadVariables = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]

    /// The process is less urgent than the server, runs on `threads` processors, gains no rights, and ends when the server
    /// does, however that ends.
    func wrap(_ command: [String]) -> [String] {
        [
            "/usr/bin/nice", "-n", Self.niceness, "/usr/bin/taskset", "--cpu-list", processors,
            "/usr/bin/setpriv", "--no-new-privs", "--pdeathsig", "KILL", "/usr/bin/prlimit", "--core=0", "--",
        ] + command
    }

    func environment(_ own: [String: String]) -> [String: String] {
        var environment = ["PATH": Self.path, "LANG": "C.UTF-8"]
        for name in Self.threadVariables { environment[name] = String(limits.threads) }
        return environment.merging(own) { _, own in own }
    }

    /// The last of the processors that the server may use, as many as there are threads.
    private var processors: String {
        let numbers = AllowedProcessors().numbers
        return numbers.suffix(max(1, limits.threads)).map(String.init).joined(separator: ",")
    }
}
