/// Agglomerative clustering with average linkage of what several workers marked: the most similar pair first, clusters
/// joined while their members are as similar as `minimum` on average and no worker is in both.
enum AverageLinkage {
    /// Two marks of different workers, by index, and how similar they are.
    struct Pair: Sendable {
        let first: Int
        let second: Int
        let similarity: Double

        init(_ one: Int, _ other: Int, similarity: Double) {
            first = min(one, other)
            second = max(one, other)
            self.similarity = similarity
        }
    }

    /// The clusters of the marks `0..<workers.count`, each in ascending order, in the order of their first mark.
    ///
    /// `pairs` holds at least the pairs as similar as `minimum`; the outcome does not depend on their order.
    static func clusters(
        workers: [Int32], pairs: [Pair], minimum: Double, similarity: (Int, Int) -> Double
    ) -> [[Int]] {
        var clusters = workers.indices.map { [$0] }
        var clusterOf = Array(workers.indices)
        let ordered = pairs.filter { $0.similarity >= minimum }.sorted {
            ($1.similarity, $0.first, $0.second) < ($0.similarity, $1.first, $1.second)
        }
        for pair in ordered {
            let first = clusterOf[pair.first]
            let second = clusterOf[pair.second]
            guard first != second else { continue }
            var sum = 0.0
            let areDisjoint = clusters[first].allSatisfy { one in
                clusters[second].allSatisfy { other in
                    sum += similarity(one, other)
                    return workers[one] != workers[other]
                }
            }
            guard areDisjoint, sum >= minimum * Double(clusters[first].count * clusters[second].count) else { continue }
            for index in clusters[second] { clusterOf[index] = first }
            clusters[first] += clusters[second]
            clusters[second] = []
        }
        return clusters.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }
}
