/// A Python that can run functions.
struct PythonInterpreter: Sendable, Hashable {
    let path: String
    /// What `PYTHONPATH` has to name so that it finds the packages of the configured one; nil when it is that one.
    let packages: String?
}
