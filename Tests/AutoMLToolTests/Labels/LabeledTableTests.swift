import AutoMLCore
import AutoMLTool
import Testing

@Suite struct LabeledTableTests {
    static func table(_ numbers: [Double]) -> Table {
        Table(columns: [Column(name: "t", kind: .numeric, values: .numbers(numbers))])
    }

    static func table(_ strings: [String?]) -> Table {
        Table(columns: [Column(name: "t", kind: .categorical, values: .strings(strings))])
    }

    @Test("the problem is inferred from the target, 09/AML-16")
    func inference() throws {
        #expect(try LabeledTable(Self.table(["a", "b", "a"]), target: "t", problem: nil).problem == .binaryClassification)
        #expect(try LabeledTable(Self.table(["a", "b", "c"]), target: "t", problem: nil).problem == .multiclassClassification)
        #expect(try LabeledTable(Self.table([0, 1, 0, 1]), target: "t", problem: nil).problem == .binaryClassification)
        let repeated = (0..<100).map { Double($0 % 4) }
        #expect(try LabeledTable(Self.table(repeated), target: "t", problem: nil).problem == .multiclassClassification)
        #expect(try LabeledTable(Self.table((0..<100).map { Double($0) }), target: "t", problem: nil).problem == .regression)
        #expect(try LabeledTable(Self.table(repeated.map { $0 + 0.5 }), target: "t", problem: nil).problem == .regression)
    }

    @Test("rows without a target are left out and counted, 09/AML-124")
    func missingTargets() throws {
        let rows = try LabeledTable(Self.table(["a", nil, "b"]), target: "t", problem: nil)
        #expect(rows.droppedRows == 1)
        #expect(rows.table.rowCount == 2)
        let numbers = try LabeledTable(Self.table(["1.5", "none", "2.5"]), target: "t", problem: .regression)
        #expect(numbers.droppedRows == 1)
        #expect(numbers.truth() == .numbers([1.5, 2.5]))
    }

    @Test("a row without its picture is left out where the picture is all there is")
    func missingPictures() throws {
        let table = Table(columns: [
            Column(name: "p", kind: .image, values: .strings(["a.png", nil, "c.png"])),
            Column(name: "t", kind: .categorical, values: .strings(["a", "b", "b"])),
        ])
        let rows = try LabeledTable(table, target: "t", problem: nil)
        #expect(rows.droppedRows == 1)
        #expect(rows.table.column(named: "p")?.strings == ["a.png", "c.png"])
    }

    @Test("what cannot be learned is told with the reason")
    func errors() throws {
        func message(_ table: Table, _ target: String, _ problem: Problem? = nil) -> String {
            do {
                try LabeledTable(table, target: target, problem: problem).checkLearnable()
                return ""
            } catch { return "\(error)" }
        }
        #expect(message(Self.table(["a", "a"]), "t").contains("'a'"))
        #expect(message(Self.table(["a"]), "x").contains("there are t"))
        #expect(message(Self.table([nil, nil] as [String?]), "t").contains("no row has a value of t"))
        #expect(message(Self.table(["red", "blue"]), "t", .regression).contains("red"))
        #expect(message(Self.table(["a", "b"]), "t") == "")
    }
}
