/// Images as features for `CrossFit`.
package struct ImageViews: Sendable {
    package let views: [Matrix]
    /// The places of files that could not be decoded; their rows are zeros.
    package let unreadable: [Int]

    package static func features(ofFiles paths: [String]) -> ImageViews {
        ImageViews(views: [], unreadable: Array(paths.indices))
    }
}
