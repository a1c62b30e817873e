import Foundation

@testable import AutoMLCore

/// Small tables of which is known what there is to learn.
enum SyntheticTables {
    /// Two classes that depend on a number and a category; some numbers are missing.
    static func twoClasses(rows: Int = 200, seed: UInt64 = 1) -> Table {
        var generator = SeededGenerator(seed: seed)
        var numbers: [Double] = []
        var categories: [String?] = []
        var classes: [String?] = []
        for _ in 0..<rows {
            let number = generator.normal()
            let isRed = generator.unit() < 0.5
            let score = 2 * number + (isRed ? 1.5 : -1.5) + generator.normal() * 0.5
            numbers.append(generator.unit() < 0.05 ? .nan : number)
            categories.append(isRed ? "red" : "blue")
            classes.append(score > 0 ? "yes" : "no")
        }
        return Table(columns: [
            Column(name: "number", kind: .numeric, values: .numbers(numbers)),
            Column(name: "colour", kind: .categorical, values: .strings(categories)),
            Column(name: "answer", kind: .categorical, values: .strings(classes)),
        ])
    }

    /// A number that is linear in two others, with noise of deviation 0.1.
    static func regression(rows: Int = 200, seed: UInt64 = 1) -> Table {
        var generator = SeededGenerator(seed: seed)
        let first = (0..<rows).map { _ in generator.normal() }
        let second = (0..<rows).map { _ in generator.normal() }
        let sum = zip(first, second).map { 100 + 3 * $0 - 2 * $1 + generator.normal() * 0.1 }
        return Table(columns: [
            Column(name: "first", kind: .numeric, values: .numbers(first)),
            Column(name: "second", kind: .numeric, values: .numbers(second)),
            Column(name: "sum", kind: .numeric, values: .numbers(sum)),
        ])
    }

    /// Three classes around three points of the plane.
    static func threeClasses(rows: Int = 150, seed: UInt64 = 1) -> Table {
        var generator = SeededGenerator(seed: seed)
        let classes = (0..<rows).map { $0 % 3 }
        let centers = [(0.0, 0.0), (4.0, 0.0), (0.0, 4.0)]
        let first = classes.map { centers[$0].0 + generator.normal() }
        let second = classes.map { centers[$0].1 + generator.normal() }
        return Table(columns: [
            Column(name: "first", kind: .numeric, values: .numbers(first)),
            Column(name: "second", kind: .numeric, values: .numbers(second)),
            Column(name: "class", kind: .numeric, values: .numbers(classes.map(Double.init))),
        ])
    }
}
