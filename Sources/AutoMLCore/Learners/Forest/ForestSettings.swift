/// How the trees of a forest are grown.
struct ForestSettings: Sendable, Equatable {
    /// Whether cuts are drawn at random and every tree sees all rows (extremely randomized trees, Geurts et al. 2006), or
    /// cuts are the best and every tree sees a bootstrap sample (random forest, Breiman 2001).
    let drawsCuts: Bool
    let trees: Int
    /// No leaf holds fewer rows.
    let leastRows: Int
    /// The share of columns among which each split is looked for.
    let columnShare: Double
}
