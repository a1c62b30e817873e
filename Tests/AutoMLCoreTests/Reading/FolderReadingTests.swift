import AutoMLCore
import Foundation
import Testing

@Suite struct FolderReadingTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test("a folder of folders of images has the folders' names as labels")
    func imageFolders() throws {
        for name in ["cat/1.jpg", "cat/deep/2.PNG", "dog/1.jpeg", "dog/notes.txt", ".hidden/1.jpg"] { try folder.write(name, "x") }
        let table = try TableReader().read(folder.url).table
        #expect(table.columns.map(\.kind) == [.image, .categorical])
        #expect(table.column(named: "label")?.strings == ["cat", "cat", "dog"])
        #expect(table.column(named: "image")?.strings?[1] == folder.url.appending(path: "cat/deep/2.PNG").path)
    }

    @Test("labels.csv tells the classes of images in a folder beside it")
    func labelsFile() throws {
        for name in ["img/a.jpg", "img/b.jpg"] { try folder.write(name, "x") }
        try folder.write("labels.csv", "file,label\na.jpg,0\nb.jpg,1\n")
        let reading = try TableReader(options: ReadingOptions(kinds: ["label": .categorical])).read(folder.url)
        #expect(reading.table.column(named: "file")?.strings?[0] == folder.url.appending(path: "img/a.jpg").path)
        #expect(reading.table.column(named: "label")?.strings == ["0", "1"])
    }

    @Test("data files of a folder are read one after the other, by the names of their columns")
    func severalFiles() throws {
        try folder.write("1.csv", "a,b\n1,x\n")
        try folder.write("2.csv", "b,c\ny,5\nbad\n")
        try folder.write("README", "not data")
        let reading = try TableReader().read(folder.url)
        #expect(reading.table.columns.map(\.name) == ["a", "b", "c"])
        #expect(reading.table.column(named: "b")?.strings == ["x", "y"])
        #expect(reading.table.column(named: "c")?.numbers?[0].isNaN == true)
        #expect(reading.issues.badRows.map(\.file) == ["2.csv"])
    }

    @Test("an empty folder, and a path that is not there, are errors")
    func nothing() throws {
        #expect(throws: ReadingError.empty(path: folder.url.path, badRows: 0)) { try TableReader().read(folder.url) }
        #expect(throws: ReadingError.self) { try TableReader().read(folder.url.appending(path: "none")) }
    }
}
