/// What functions may use and take, unless AWS lets their owner say otherwise.
package enum FunctionLimits {
    /// Bytes of an event or an answer (AWS: 6 MB).
    package static let maxPayloadBytes = 6_291_556
    /// Bytes of an event that nobody waits for (AWS: 1 MB).
    package static let maxEventPayloadBytes = 1_048_576
    /// How long a function may take to begin, before its first event.
    static let initLimit: Duration = .seconds(30)
    /// Invocations that wait for a process.
    static let maxWaiting = 1_000
    /// How long a process waits for its next event before it is given up.
    static let idleLimit: Duration = .seconds(300)
    /// How long a process is used at all; the credentials it began with are good for longer.
    static let lifetime: Duration = .seconds(4 * 3_600)
    /// Bytes of the log's end that `LogType=Tail` shows (AWS: 4 KB).
    package static let logTailBytes = 4_096
    /// Events that wait for `InvocationType=Event`.
    static let maxQueuedEvents = 1_000
    /// How often such an event is tried again (AWS: twice).
    static let eventRetries = 2
}
