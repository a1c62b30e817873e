/// A node of a decision tree, in 16 bytes.
package struct TreeNode: Sendable, Equatable, BitwiseStorable {
    private static let featureMask: UInt32 = 0x0fff_ffff
    private static let leafFlag: UInt32 = 0x8000_0000
    private static let missingLeftFlag: UInt32 = 0x4000_0000
    private static let categoriesFlag: UInt32 = 0x2000_0000

    /// The feature and the flags.
    private let bits: UInt32
    /// Numbers below go left. Of a leaf, its value; of a split by categories, as bits, where their set begins.
    package let threshold: Float
    /// Of a leaf, the row of its values if it has several.
    package let left: Int32
    package let right: Int32

    package static func leaf(value: Float) -> TreeNode {
        TreeNode(bits: leafFlag, threshold: value, left: 0, right: 0)
    }

    package static func leaf(values row: Int) -> TreeNode {
        TreeNode(bits: leafFlag, threshold: 0, left: Int32(row), right: 0)
    }

    package static func split(feature: Int, threshold: Float, missingLeft: Bool, left: Int, right: Int) -> TreeNode {
        TreeNode(
            bits: UInt32(feature) & featureMask | (missingLeft ? missingLeftFlag : 0), threshold: threshold, left: Int32(left),
            right: Int32(right))
    }

    /// - Parameter set: where in `TreeModel.categories` the set of those that go right begins.
    package static func split(feature: Int, categories set: Int, missingLeft: Bool, left: Int, right: Int) -> TreeNode {
        TreeNode(
            bits: UInt32(feature) & featureMask | categoriesFlag | (missingLeft ? missingLeftFlag : 0),
            threshold: Float(bitPattern: UInt32(set)), left: Int32(left), right: Int32(right))
    }

    package var feature: Int { Int(bits & Self.featureMask) }
    package var isLeaf: Bool { bits & Self.leafFlag != 0 }
    package var missingGoesLeft: Bool { bits & Self.missingLeftFlag != 0 }
    package var splitsCategories: Bool { bits & Self.categoriesFlag != 0 }
    /// Where in `TreeModel.categories` the set begins: the number of its words, then the words.
    package var categorySet: Int { Int(threshold.bitPattern) }
}
