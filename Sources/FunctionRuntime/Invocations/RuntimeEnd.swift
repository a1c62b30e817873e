package import ChildProcesses

/// Why a runtime takes no more events.
package enum RuntimeEnd: Sendable, Hashable {
    case exited(ProcessEnd)
    case timedOut
    /// Its answer was larger than is allowed.
    case answerTooLarge
    /// Nobody waits for it any more.
    case retired
    /// The process could not be started.
    case unstartable(String)
    /// It reported that it cannot begin: the error's JSON.
    case initFailed([UInt8])
}
