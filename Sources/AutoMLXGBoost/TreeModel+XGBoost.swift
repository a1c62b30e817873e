import AutoMLCore
import Foundation

extension TreeModel {
    /// The first rounds of a booster as trees that need no library to predict.
    ///
    /// - Parameters:
    ///   - serialized: a model in UBJSON, as libxgboost 1.7 writes it, with a base score of even odds or 0.
    ///   - outputs: the number of classes; 1 for regression.
    init(serialized: Data, rounds: Int, outputs: Int) throws(XGBoostError) {
        var parser = UBJSONParser(serialized)
        let model = try parser.parse()["learner"]?["gradient_booster"]?["model"]
        guard let trees = model?["trees"]?.elements, let columns = model?["tree_info"]?.integers, trees.count == columns.count else {
            throw XGBoostError(message: "the model has no trees")
        }
        let width = outputs == 2 ? 1 : outputs
        self.init(output: outputs == 1 ? .sum : .scores, base: [Float](repeating: 0, count: width))
        for (tree, column) in zip(trees, columns).prefix(rounds * width) {
            let (nodes, sets) = try Self.nodes(of: tree)
            append(tree: nodes, column: column, categories: sets)
        }
    }

    private static func nodes(of tree: UBJSONValue) throws(XGBoostError) -> ([TreeNode], [[UInt32]]) {
        guard let left = tree["left_children"]?.integers, let right = tree["right_children"]?.integers,
            let features = tree["split_indices"]?.integers, let thresholds = tree["split_conditions"]?.floats,
            let defaults = tree["default_left"]?.integers, let types = tree["split_type"]?.integers,
            [right.count, features.count, thresholds.count, defaults.count, types.count].allSatisfy({ $0 == left.count })
        else { throw XGBoostError(message: "a tree of the model is not of the known form") }
        let sets = try categorySets(of: tree)
        let nodes = left.indices.map { index -> TreeNode in
            guard left[index] >= 0 else { return .leaf(value: thresholds[index]) }
            guard types[index] == 1, let set = sets.positions[index] else {
                return .split(
                    feature: features[index], threshold: thresholds[index], missingLeft: defaults[index] != 0, left: left[index],
                    right: right[index])
            }
            return .split(
                feature: features[index], categories: set, missingLeft: defaults[index] != 0, left: left[index], right: right[index])
        }
        return (nodes, sets.words)
    }

    /// For each node that splits by categories those that go right: as bits, the first category the highest bit of a word.
    private static func categorySets(of tree: UBJSONValue) throws(XGBoostError) -> (positions: [Int: Int], words: [[UInt32]]) {
        guard let categories = tree["categories"]?.integers, let nodes = tree["categories_nodes"]?.integers,
            let starts = tree["categories_segments"]?.integers, let sizes = tree["categories_sizes"]?.integers,
            starts.count == nodes.count, sizes.count == nodes.count
        else { return ([:], []) }
        var words: [[UInt32]] = []
        for (start, size) in zip(starts, sizes) {
            guard start >= 0, size >= 0, start + size <= categories.count else {
                throw XGBoostError(message: "a tree of the model has categories of the wrong number")
            }
            let members = categories[start..<start + size]
            var set = [UInt32](repeating: 0, count: (members.max() ?? -1) / 32 + 1)
            for category in members { set[category >> 5] |= 1 << (31 - UInt32(category & 31)) }
            words.append(set)
        }
        return (Dictionary(nodes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }), words)
    }
}
