import CTrees
import Testing

@testable import AutoMLCore

@Suite("Plans of trees")
struct TreePlanTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let depth: Int
        let outputs: Int
        let hasSets: Bool
        let hasMissing: Bool

        var testDescription: String { "depth \(depth), \(outputs) outputs, sets \(hasSets), missing values \(hasMissing)" }
    }

    private static let columns = 5
    private static let cases = [0, 1, 4, 5, 6, 9, 12].flatMap { depth in
        [
            Case(depth: depth, outputs: 1, hasSets: false, hasMissing: false),
            Case(depth: depth, outputs: 3, hasSets: true, hasMissing: true),
        ]
    }

    @Test("Trees of every size give what one step after another gives, with and without ruling out", arguments: cases)
    func agrees(_ example: Case) {
        var generator = SeededGenerator(seed: UInt64(example.depth))
        let model = Self.model(example, using: &generator)
        let matrix = Self.rows(200, example, using: &generator)
        let expected = (0..<matrix.rows).flatMap { Self.sums(model, Array(matrix.row($0))) }
        for rulesOut in trees_can_rule_out() != 0 ? [true, false] : [false] {
            let plan = TreePlan(model, rulesOut: rulesOut)
            #expect(plan.trees.isEmpty == (!rulesOut || example.depth > 10))
            let sums = model.sums(matrix, plan: plan).values
            #expect(zip(sums, expected).allSatisfy { abs($0 - $1) < 1e-4 } && sums.count == expected.count)
        }
    }

    @Test("A tree of more leaves than bits is cut from left to right")
    func cuts() {
        var generator = SeededGenerator(seed: 1)
        let model = Self.model(Case(depth: 7, outputs: 1, hasSets: false, hasMissing: false), using: &generator)
        #expect(TreeDivision(model.nodes(ofTree: 0))?.roots.count == 5)
        #expect(TreeDivision([.leaf(value: 1)])?.roots == [0])
    }

    @Test("Trees that lead out of the model or in circles are refused")
    func refuses() throws {
        let wrong: [[TreeNode]] = [
            [.split(feature: 0, threshold: 0, missingLeft: true, left: 1, right: 2), .leaf(value: 1)],
            [.split(feature: 0, threshold: 0, missingLeft: true, left: 0, right: 1), .leaf(value: 1)],
            [.split(feature: 0, categories: 0, missingLeft: true, left: 1, right: 2), .leaf(value: 1), .leaf(value: 1)],
        ]
        for (index, nodes) in wrong.enumerated() {
            var model = TreeModel(output: .sum, base: [0])
            model.append(tree: nodes, column: 0, categories: index == 2 ? [[1]] : [])
            #expect(model.isSound == (index == 2))
        }
        var model = TreeModel(output: .mean, base: [0, 0])
        model.append(tree: [.leaf(values: 1)], leafValues: [0, 1])
        #expect(!model.isSound)
    }

    @Test("Rows that are none have sums that are none")
    func nothing() {
        var generator = SeededGenerator(seed: 2)
        let model = Self.model(Self.cases[2], using: &generator)
        #expect(model.sums(Matrix(rows: 0, columns: Self.columns), plan: TreePlan(model)).values.isEmpty)
    }

    /// Full trees with random questions.
    private static func model(_ example: Case, using generator: inout SeededGenerator) -> TreeModel {
        var model = TreeModel(output: .sum, base: [Float](repeating: 0, count: example.outputs))
        for tree in 0..<6 {
            var sets: [[UInt32]] = []
            let inner = (1 << example.depth) - 1
            let nodes = (0..<2 * inner + 1).map { place -> TreeNode in
                guard place < inner else { return .leaf(value: Float(generator.normal())) }
                let (feature, missingLeft) = (generator.index(below: columns), generator.index(below: 2) == 0)
                guard example.hasSets, generator.index(below: 3) == 0 else {
                    return .split(
                        feature: feature, threshold: Float(generator.index(below: 40)) - 2, missingLeft: missingLeft, left: 2 * place + 1,
                        right: 2 * place + 2)
                }
                sets.append((0..<generator.index(below: 3)).map { _ in UInt32(truncatingIfNeeded: generator.next()) })
                return .split(
                    feature: feature, categories: sets.count - 1, missingLeft: missingLeft, left: 2 * place + 1, right: 2 * place + 2)
            }
            model.append(tree: nodes, column: tree % example.outputs, categories: sets)
        }
        return model
    }

    private static func rows(_ count: Int, _ example: Case, using generator: inout SeededGenerator) -> Matrix {
        let values = (0..<count * columns).map { _ -> Float in
            example.hasMissing && generator.index(below: 4) == 0 ? .nan : Float(generator.index(below: 80)) - 5
        }
        return Matrix(rows: count, columns: columns, values: values)
    }

    private static func sums(_ model: TreeModel, _ row: [Float]) -> [Float] {
        var sums = model.base
        for tree in 0..<model.treeCount {
            let nodes = Array(model.nodes(ofTree: tree))
            var node = nodes[0]
            while !node.isLeaf { node = nodes[Int(goesLeft(row[node.feature], at: node, of: model) ? node.left : node.right)] }
            sums[Int(model.columns[tree])] += node.threshold
        }
        return sums
    }

    private static func goesLeft(_ value: Float, at node: TreeNode, of model: TreeModel) -> Bool {
        if value.isNaN { return node.missingGoesLeft }
        guard node.splitsCategories else { return value < node.threshold }
        let set = model.categories[(node.categorySet + 1)...].prefix(Int(model.categories[node.categorySet]))
        guard value >= 0, Int(value) / 32 < set.count else { return true }
        return set[set.startIndex + Int(value) / 32] >> (31 - UInt32(value) % 32) & 1 == 0
    }
}
