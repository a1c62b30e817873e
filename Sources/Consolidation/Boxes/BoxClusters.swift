import Annotations

/// Finds the boxes of different workers that are meant for the same thing (05/CON-5).
///
/// Average linkage keeps chains of neighbours in crowded images apart; the low bound (.2 rather than the usual .5) keeps
/// sloppy boxes with their object, where they do no harm because `BoxEdges` gives them little weight. Both picked by
/// measurement: see `BoxConsolidation`.
enum BoxClusters {
    static let minimumOverlap = 0.2

    /// The clusters, as indices into `boxes`.
    static func of(_ boxes: [DrawnBox]) -> [[Int]] {
        AverageLinkage.clusters(workers: boxes.map(\.worker), pairs: pairs(of: boxes), minimum: minimumOverlap) {
            boxes[$0].box.intersectionOverUnion(with: boxes[$1].box)
        }
    }

    /// Every pair of boxes of two workers that overlap enough. Boxes are walked through from left to right, so that
    /// only those whose sides overlap are compared.
    private static func pairs(of boxes: [DrawnBox]) -> [AverageLinkage.Pair] {
        var pairs: [AverageLinkage.Pair] = []
        let order = boxes.indices.sorted { (boxes[$0].box.left, $0) < (boxes[$1].box.left, $1) }
        for (place, index) in order.enumerated() {
            let box = boxes[index].box
            for other in order[(place + 1)...] {
                guard boxes[other].box.left <= box.right else { break }
                guard boxes[other].worker != boxes[index].worker else { continue }
                let overlap = box.intersectionOverUnion(with: boxes[other].box)
                if overlap >= minimumOverlap { pairs.append(.init(index, other, similarity: overlap)) }
            }
        }
        return pairs
    }
}
