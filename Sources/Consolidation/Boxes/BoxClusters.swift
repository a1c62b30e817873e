import Annotations

/// Finds the boxes of different workers that are meant for the same thing (05/CON-5).
///
/// Agglomeration with average linkage: the most similar pair of boxes first, clusters joined while their boxes overlap
/// by `minimumOverlap` on average and share no worker. Average linkage keeps chains of neighbours in crowded images
/// apart; the low bound (.2 rather than the usual .5) keeps sloppy boxes with their object, where they do no harm
/// because `BoxEdges` gives them little weight. Both picked by measurement: see `BoxConsolidation`.
enum BoxClusters {
    static let minimumOverlap = 0.2

    /// The clusters, as indices into `boxes`, each in ascending order; clusters in the order of their first box.
    static func of(_ boxes: [DrawnBox]) -> [[Int]] {
        var clusters = boxes.indices.map { [$0] }
        var clusterOf = Array(boxes.indices)
        for pair in pairs(of: boxes) {
            let first = clusterOf[pair.first]
            let second = clusterOf[pair.second]
            guard first != second, areJoinable(clusters[first], clusters[second], boxes) else { continue }
            for index in clusters[second] { clusterOf[index] = first }
            clusters[first] += clusters[second]
            clusters[second] = []
        }
        return clusters.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    private static func areJoinable(_ one: [Int], _ other: [Int], _ boxes: [DrawnBox]) -> Bool {
        var sum = 0.0
        for first in one {
            for second in other {
                guard boxes[first].worker != boxes[second].worker else { return false }
                sum += boxes[first].box.intersectionOverUnion(with: boxes[second].box)
            }
        }
        return sum >= minimumOverlap * Double(one.count * other.count)
    }

    /// Every pair of boxes of two workers that overlap enough, the most similar first. Boxes are walked through from
    /// left to right, so that only those whose sides overlap are compared.
    private static func pairs(of boxes: [DrawnBox]) -> [(first: Int, second: Int, overlap: Double)] {
        var pairs: [(first: Int, second: Int, overlap: Double)] = []
        let order = boxes.indices.sorted { (boxes[$0].box.left, $0) < (boxes[$1].box.left, $1) }
        for (place, index) in order.enumerated() {
            let box = boxes[index].box
            for other in order[(place + 1)...] {
                guard boxes[other].box.left <= box.right else { break }
                guard boxes[other].worker != boxes[index].worker else { continue }
                let overlap = box.intersectionOverUnion(with: boxes[other].box)
                guard overlap >= minimumOverlap else { continue }
                pairs.append((min(index, other), max(index, other), overlap))
            }
        }
        return pairs.sorted { ($1.overlap, $0.first, $0.second) < ($0.overlap, $1.first, $1.second) }
    }
}
