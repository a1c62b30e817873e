/// Where a data object stands, as stored.
package enum DataObjectState: Int, Sendable, Hashable, CaseIterable {
    /// Waits for answers.
    case open = 0
    /// Has all the answers it will get; they are not consolidated yet.
    case answered = 1
    case labeled = 2
    /// Cannot be labeled: `reason` says why.
    case failed = 3
    /// As many workers declined as should have answered (06/MON-6).
    case expired = 4
    /// Came with a label under the job's own name (05/CHN-5).
    case carried = 5
}
