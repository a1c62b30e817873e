/// What became of one invocation.
enum RuntimeReport: Sendable, Hashable {
    case response([UInt8])
    /// The function failed and says so: the error's JSON.
    case error([UInt8])
    /// Its process is gone, or had to go.
    case ended(RuntimeEnd)
}
