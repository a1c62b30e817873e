/// Something that some of the workers who looked at an object marked, and that may be real.
struct DetectionCandidate: Sendable {
    /// Who looked at the object; each worker once.
    let lookedAtBy: [Int32]
    /// Who marked it; a part of `lookedAtBy`, not empty.
    let markedBy: [Int32]
}
