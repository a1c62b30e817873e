/// Why a child process was not even started.
package enum ComputeError: Error, Sendable, Hashable, CustomStringConvertible {
    case missingExecutable(String)
    case cannotStart(executable: String, reason: String)

    package var description: String {
        switch self {
        case .missingExecutable(let path):
            "The program \(path) is not there or may not be executed. Build it with 'swift build --product automl', or set "
                + "compute.automl to its path."
        case .cannotStart(let path, let reason): "The program \(path) could not be started: \(reason)."
        }
    }
}
