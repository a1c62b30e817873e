import AutoMLCore
import Foundation
import Testing

@Suite struct DataReportTests {
    var generator = CountingGenerator()

    static func column(_ name: String, _ numbers: [Double]) -> Column { Column(name: name, kind: .numeric, values: .numbers(numbers)) }
    static func column(_ name: String, _ strings: [String?]) -> Column { Column(name: name, kind: .categorical, values: .strings(strings)) }

    mutating func report(_ columns: [Column], target: String, problem: Problem, issues: ReadingIssues = ReadingIssues()) throws
        -> DataReport
    {
        let table = Table(columns: columns)
        return DataReport(table, target: try #require(table.column(named: target)), problem: problem, issues: issues, using: &generator)
    }

    @Test("the summary counts rows, columns by kind, duplicates and missing targets, 09/AML-123")
    mutating func summary() throws {
        let report = try report(
            [
                Self.column("n", [1, 2, 3, 1]), Self.column("c", ["a", "b", "a", "a"]), Self.column("t", ["x", nil, "y", "x"]),
            ], target: "t", problem: .binaryClassification)
        #expect(report.rowCount == 4)
        #expect(report.kindCounts == ["numeric": 1, "categorical": 1])
        #expect(report.duplicates.count == 1)
        #expect(report.duplicates.groups.map(\.row) == [0])
        #expect(report.target.invalidShare == 0.25)
        #expect(report.target.classes.map(\.value) == ["x", "y"])
        #expect(report.target.classes.map(\.count) == [2, 1])
    }

    @Test("prediction power is one for a copy of the target, none for noise, and sees what is not linear, 09/AML-125")
    mutating func predictionPower() throws {
        let numbers = (0..<2000).map { _ in Double.random(in: -1...1, using: &generator) }
        let noise = numbers.map { _ in Double.random(in: -1...1, using: &generator) }
        let report = try report(
            [
                Self.column("copy", numbers), Self.column("square", numbers.map { $0 * $0 }), Self.column("noise", noise),
                Self.column("t", numbers.map { $0.magnitude > 0.5 ? "far" : "near" }),
            ], target: "t", problem: .binaryClassification)
        let power = Dictionary(uniqueKeysWithValues: report.columns.map { ($0.name, $0.predictionPower ?? -1) })
        #expect(try #require(power["square"]) > 0.9)
        #expect(try #require(power["copy"]) > 0.85)
        #expect(try #require(power["noise"]) < 0.02)
    }

    @Test("a column that holds the target is warned of first, with a high severity, 09/AML-122")
    mutating func leaks() throws {
        let labels = (0..<2000).map { $0 % 3 == 0 ? "a" : "b" }
        let report = try report(
            [Self.column("leak", labels.map { "is \($0)" }), Self.column("t", labels)], target: "t", problem: .binaryClassification)
        #expect(report.warnings.first?.severity == .high)
        #expect(report.warnings.first?.finding.contains("leak") == true)
        #expect(report.columns.first?.name == "leak")
    }

    @Test("one class, rare classes, constants, identifiers, copies and bad rows are warned of")
    mutating func warnings() throws {
        let many = (0..<600).map { Double($0) }
        var findings = try report(
            [
                Self.column("same", many.map { _ in 1.0 }), Self.column("id", many.map { "id\($0)" }), Self.column("x", many),
                Self.column("y", many.map { 2 * $0 }), Self.column("t", many.map { $0 < 3 ? "rare" : $0 < 300 ? "a" : "b" }),
            ], target: "t", problem: .multiclassClassification
        ).warnings.map(\.finding).joined(separator: "\n")
        for expected in ["fewer than 5 rows: rare", "one value or none: same", "id look like identifiers", "x and y"] {
            #expect(findings.contains(expected), "\(expected) in \(findings)")
        }
        findings = try report([Self.column("x", [1, 2]), Self.column("t", ["a", "a"])], target: "t", problem: .binaryClassification)
            .warnings
            .map(\.finding).joined()
        #expect(findings.contains("fewer than two classes"))
    }

    @Test("a skewed target and its outliers are warned of, 09/AML-124")
    mutating func skewedTarget() throws {
        let numbers = (0..<1000).map { $0 < 990 ? Double($0 % 10) : 10_000 }
        let report = try report([Self.column("x", numbers), Self.column("t", numbers)], target: "t", problem: .regression)
        #expect(report.target.numbers?.outlierShare == 0.01)
        #expect(report.warnings.contains { $0.finding.contains("skewed") })
    }

    @Test("a row far from all others has the lowest score, and it is negative, 09/AML-128")
    mutating func anomalies() throws {
        var numbers = (0..<500).map { _ in Double.random(in: 0...1, using: &generator) }
        numbers[123] = 50
        let report = try report(
            [Self.column("x", numbers), Self.column("y", numbers), Self.column("t", numbers)], target: "t", problem: .regression)
        #expect(report.anomalies.rows.first?.row == 123)
        #expect(try #require(report.anomalies.rows.first).score < -0.1)
    }

    @Test("correlations are Pearson's, over the rows that have both values, 09/AML-127")
    mutating func correlations() throws {
        let report = try report(
            [
                Self.column("x", [1, 2, 3, 4, .nan]), Self.column("y", [2, 1, 4, 3, 9]), Self.column("z", [1, 1, 1, 1, 1]),
                Self.column("t", [1, 2, 3, 4, 5]),
            ],
            target: "t", problem: .regression)
        #expect(abs(try #require(report.correlations.values[0][1]) - 0.6) < 1e-12)
        #expect(report.correlations.values[0][2] == nil)
    }

    @Test("hostile names and values are text in the page, and nothing is loaded from elsewhere")
    mutating func hostileData() throws {
        let hostile = "<script>alert('1')</script>\u{202E}\u{0}"
        let report = try report(
            [
                Self.column(hostile, [hostile, "\"'&", nil, "b"]), Self.column("x", [1, 2, 3, 4]), Self.column("y", [1, 2, 3, 5]),
                Self.column("t\(hostile)", [hostile, "b", "b", "c"]),
            ],
            target: "t\(hostile)", problem: .multiclassClassification)
        let html = report.html(title: hostile)
        #expect(!html.contains("<script"))
        #expect(!html.unicodeScalars.contains("\u{202E}") && !html.unicodeScalars.contains("\u{0}"))
        #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"))
        #expect(!html.contains("http://") && !html.contains("https://"))
    }

    @Test("the report reads back from its JSON, whatever is not defined")
    mutating func json() throws {
        let report = try report(
            [Self.column("x", [.nan, .nan]), Self.column("c", [nil, nil]), Self.column("t", [.nan, 1])], target: "t", problem: .regression)
        let data = try JSONEncoder().encode(report)
        #expect(try JSONDecoder().decode(DataReport.self, from: data) == report)
    }
}
