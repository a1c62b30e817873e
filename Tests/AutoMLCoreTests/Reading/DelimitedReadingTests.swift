import AutoMLCore
import Foundation
import Testing

@Suite struct DelimitedReadingTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws -> TableReading {
        try TableReader(options: options).read(folder.write("data.csv", text))
    }

    @Test("quotes, doubled quotes, line breaks in cells, CRLF and a byte order mark are read as RFC 4180 says")
    func quoting() throws {
        let reading = try read("\u{FEFF}a,b\r\n\"x, \"\"y\"\"\",1\r\n\"two\nlines\",2\r\nplain \"inside\",3")
        #expect(reading.table.column(named: "a")?.strings == ["x, \"y\"", "two\nlines", "plain \"inside\""])
        #expect(reading.table.column(named: "b")?.numbers == [1, 2, 3])
        #expect(reading.issues.isEmpty)
    }

    @Test("lines that end with CR alone are lines too")
    func carriageReturns() throws {
        #expect(try read("a,b\r1,2\r3,4\r").table.column(named: "b")?.numbers == [2, 4])
    }

    @Test("semicolons, tabs and bars are recognized; commas are decimal marks beside semicolons")
    func delimiters() throws {
        #expect(try read("a;b\n1,5;x\n2,25;y\n").table.column(named: "a")?.numbers == [1.5, 2.25])
        #expect(try read("a\tb\nx, y\t1\nz\t2\n").table.column(named: "a")?.strings == ["x, y", "z"])
        #expect(try read("a|b\n1|2\n").table.column(named: "b")?.numbers == [2])
    }

    @Test("a row with too many or too few values is counted and told with its line")
    func badRows() throws {
        let reading = try read("a,b\n1,2\n3\n\"x\ny\",5\n6,7,8\n9,10\n")
        #expect(reading.table.rowCount == 3)
        #expect(reading.issues.badRowCount == 2)
        #expect(reading.issues.badRows.map(\.line) == [3, 6])
        #expect(reading.issues.badRows.map(\.reason) == ["1 values for 2 columns", "3 values for 2 columns"])
    }

    @Test("a bad row can stay as a row of missing values, so that the others keep their places")
    func badRowsInPlace() throws {
        let reading = try read("a,b\n1,2\n3\n6,7\n", ReadingOptions(keepsBadRows: true))
        #expect(reading.table.column(named: "a")?.numbers?.map { $0.isNaN ? -1 : $0 } == [1, -1, 6])
        #expect(reading.unreadableRows == [1])
        #expect(reading.issues.badRowCount == 1)
    }

    @Test("a quotation mark that is never closed is told with the line where it is opened")
    func openQuote() throws {
        let reading = try read("a,b\n1,2\n3,\"4\n5,6\n")
        #expect(reading.table.rowCount == 1)
        #expect(reading.issues.badRows.map(\.line) == [3])
    }

    @Test("columns without a name or with the same one get names of their own")
    func columnNames() throws {
        let reading = try read("a,,a,a.2\n1,2,3,4\n")
        #expect(reading.table.columns.map(\.name) == ["a", "column_2", "a.3", "a.2"])
        #expect(reading.issues.remarks.count == 2)
    }

    @Test("what stands for a missing value is missing", arguments: ["", " ", "NA", "n/a", "NaN", "null", "NULL", "?", "#N/A"])
    func missingValues(text: String) throws {
        let table = try read("n,s\n1,x\n\(text),\(text)\n3,y\n").table
        #expect(table.column(named: "n")?.numbers?[1].isNaN == true)
        #expect(table.column(named: "s")?.strings == ["x", nil, "y"])
    }

    @Test("None and a dash are missing numbers, but categories among words")
    func missingNumbers() throws {
        let table = try read("n,s\n1,x\nNone,None\n-,-\n").table
        #expect(table.column(named: "n")?.kind == .numeric)
        #expect(table.column(named: "n")?.numbers?[1].isNaN == true)
        #expect(table.column(named: "s")?.strings == ["x", "None", "-"])
    }

    @Test("kinds are inferred: numbers, categories, texts, dates and images, 09/AML-35")
    func kinds() throws {
        var text = "number,category,review,day,picture\n"
        for row in 0..<40 {
            text += "\(Double(row) * 1.5),\(["red", "dark red brown"][row % 2]),the review number \(row) of many,"
            text += "2024-01-\(10 + row % 20)T10:00:00Z,s3://bucket/\(row).JPG\n"
        }
        let table = try read(text).table
        #expect(table.columns.map(\.kind) == [.numeric, .categorical, .text, .datetime, .image])
        #expect(table.column(named: "day")?.numbers?[0] == 1_704_880_800)
    }

    @Test("a kind can be said, and values that are not of it are counted with examples")
    func overriding() throws {
        let reading = try read("a,b\n1,x\nfew,y\n3,z\n", ReadingOptions(kinds: ["a": .numeric, "b": .text], ignored: []))
        #expect(reading.table.column(named: "a")?.numbers?[2] == 3)
        #expect(reading.table.column(named: "b")?.kind == .text)
        #expect(reading.issues.badCells.map(\.column) == ["a"])
        #expect(reading.issues.badCells.map(\.examples) == [["few"]])
        #expect(try read("a\n01\n02\n", ReadingOptions(kinds: ["a": .categorical])).table.columns[0].strings == ["01", "02"])
    }

    @Test("a column that is to be of a kind, or ignored, but is not there is an error that lists the columns")
    func unknownColumns() throws {
        #expect(throws: ReadingError.unknownColumn(name: "c", columns: ["a", "b"])) {
            try read("a,b\n1,2\n", ReadingOptions(kinds: ["c": .numeric]))
        }
        #expect(try read("a,b\n1,2\n", ReadingOptions(ignored: ["a"])).table.columns.map(\.name) == ["b"])
    }

    @Test("numbers with a few words among many differing ones stay numbers, and the words are told")
    func mostlyNumbers() throws {
        let reading = try read("a\n" + (0..<200).map { $0 == 7 ? "broken\n" : "\($0)\n" }.joined())
        #expect(reading.table.columns[0].kind == .numeric)
        #expect(reading.issues.badCells.first?.examples == ["broken"])
        #expect(try read("a\n" + (0..<200).map { $0 == 7 ? "b\n" : "\($0 % 5)\n" }.joined()).table.columns[0].kind == .categorical)
    }

    @Test(
        "numbers are exact, whatever their form",
        arguments: ["0.1", "-1.5e-7", "123456789012345678901", "1e300", "+7", ".5", "5.", "9007199254740993"])
    func exactNumbers(text: String) throws {
        #expect(try read("a,b\n\(text),x\n").table.columns[0].numbers?.first == Double(text.hasSuffix(".") ? text + "0" : text))
    }

    @Test("dates with slashes are read with the day first when a month would be over twelve")
    func dateOrders() throws {
        let monthFirst = try read("d\n01/02/2024\n03/04/2024\n").table.columns[0]
        #expect(monthFirst.numbers == [1_704_153_600, 1_709_510_400])
        let dayFirst = try read("d\n01/02/2024\n31/01/2024\n").table.columns[0]
        #expect(dayFirst.numbers == [1_706_745_600, 1_706_659_200])
        #expect(
            try read("d\n2024-02-30\n2024-02-29 23:59:59.5+01:00\n", ReadingOptions(kinds: ["d": .datetime])).table.columns[0].numbers?[1]
                == 1_709_247_599.5)
    }

    @Test("a file without rows, or of bad ones only, is an error")
    func noRows() throws {
        #expect(throws: ReadingError.empty(path: folder.url.appending(path: "data.csv").path, badRows: 0)) { try read("a,b\n") }
        #expect(throws: ReadingError.empty(path: folder.url.appending(path: "data.csv").path, badRows: 0)) { try read("") }
        #expect(throws: ReadingError.empty(path: folder.url.appending(path: "data.csv").path, badRows: 1)) { try read("a,b\n1\n") }
    }

    @Test("gzip is unpacked, and a torn one is an error")
    func gzip() throws {
        // printf 'a,b\n1,2\n3,4\n' | gzip -n | base64
        let packed = try #require(Data(base64Encoded: "H4sIAAAAAAAAA0vUSeIy1DHiMtYx4QIA5enWzgwAAAA="))
        #expect(try TableReader().read(folder.write("d.csv.gz", packed)).table.column(named: "b")?.numbers == [2, 4])
        #expect(try TableReader().read(folder.write("e.csv.gz", packed + packed)).issues.badRowCount == 0)
        #expect(throws: ReadingError.self) { try TableReader().read(folder.write("t.csv.gz", packed.dropLast(10))) }
    }

    @Test(
        "Parquet, JSON arrays, spreadsheets and UTF-16 are refused with what to do instead",
        arguments: ["PAR1....", "[{\"a\": 1}]", "PK\u{3}\u{4}"])
    func unsupported(text: String) throws {
        #expect { try read(text) } throws: { error in
            if case .unsupported(_, _, let remedy) = error as? ReadingError { !remedy.isEmpty } else { false }
        }
    }

    @Test("a file read in pieces is read as in one")
    func pieces() throws {
        let cell = String(repeating: "x\"\"y\n", count: 3000)
        let text = "a,b\n" + (0..<60).map { "\"\(cell)\",\($0)\n" }.joined()
        let table = try read(text).table
        #expect(table.rowCount == 60)
        #expect(table.column(named: "a")?.strings?[59] == cell.replacing("\"\"", with: "\""))
        #expect(table.column(named: "b")?.numbers == (0..<60).map(Double.init))
    }

    @Test("files without a header are read with the names that are given")
    func withoutHeader() throws {
        let table = try read("1,x\n2,y\n", ReadingOptions(columnNames: ["n", "s"])).table
        #expect(table.column(named: "n")?.numbers == [1, 2])
        #expect(table.column(named: "s")?.strings == ["x", "y"])
    }
}
