/// What tags remember between their renderings.
struct LoopMemory {
    /// Where each `for` over the same collection left off, for `offset: continue`.
    var offsets: [String: Int] = [:]
    /// Which value each `cycle` prints next.
    var cycles: [String: Int] = [:]
    /// What `ifchanged` printed last.
    var lastChange: String?
}
