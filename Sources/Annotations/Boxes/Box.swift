/// An axis-parallel rectangle in pixels of the image, origin at the top left corner (05/BOX-1).
package struct Box: Sendable, Hashable {
    package let left: Double
    package let top: Double
    /// Not below zero.
    package let width: Double
    /// Not below zero.
    package let height: Double

    /// Sizes below zero count as zero.
    package init(left: Double, top: Double, width: Double, height: Double) {
        self.left = left
        self.top = top
        self.width = max(width, 0)
        self.height = max(height, 0)
    }

    package var right: Double { left + width }
    package var bottom: Double { top + height }
    package var area: Double { width * height }

    /// The four edges as left, top, right, bottom.
    package var edges: SIMD4<Double> { SIMD4(left, top, right, bottom) }

    /// The box with these edges (left, top, right, bottom), whichever of two opposite edges is the smaller.
    package init(edges: SIMD4<Double>) {
        self.init(
            left: min(edges.x, edges.z), top: min(edges.y, edges.w), width: abs(edges.z - edges.x), height: abs(edges.w - edges.y))
    }

    /// The area that both boxes cover.
    package func intersection(with other: Box) -> Double {
        let width = min(right, other.right) - max(left, other.left)
        let height = min(bottom, other.bottom) - max(top, other.top)
        return width > 0 && height > 0 ? width * height : 0
    }

    /// The Jaccard index `|A∩B| / |A∪B|` (05/CON-5), 0...1; of two boxes without area it is 1 if they are the same.
    package func intersectionOverUnion(with other: Box) -> Double {
        let shared = intersection(with: other)
        let union = area + other.area - shared
        guard union > 0 else { return self == other ? 1 : 0 }
        return shared / union
    }
}
