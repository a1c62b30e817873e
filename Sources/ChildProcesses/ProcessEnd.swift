/// How a process ended.
package enum ProcessEnd: Sendable, Hashable, CustomStringConvertible {
    case exited(Int32)
    case killed(signal: Int32)

    /// As AWS words it: `exit status 1`, `signal: killed`.
    package var description: String {
        switch self {
        case .exited(let status): "exit status \(status)"
        case .killed(9): "signal: killed"
        case .killed(11): "signal: segmentation fault"
        case .killed(25): "signal: file size limit exceeded"
        case .killed(let signal): "signal: \(signal)"
        }
    }

    /// Reads the status of `waitpid`.
    package init(waitStatus: Int32) {
        let signal = waitStatus & 0x7F
        self = signal == 0 ? .exited(waitStatus >> 8 & 0xFF) : .killed(signal: signal)
    }
}
