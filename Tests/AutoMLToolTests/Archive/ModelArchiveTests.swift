import AutoMLTool
import Foundation
import Testing

@Suite struct ModelArchiveTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("a folder comes back out of its archive as it was, and the same folder makes the same archive")
    func roundTrip() throws {
        try folder.write("model/manifest.json", "{}")
        try folder.write("model/members/1.bin", String(repeating: "x", count: 3000))
        let archive = folder.url.appending(path: "model.tar.gz")
        try ModelArchive.pack(folder.url.appending(path: "model"), to: archive)
        let first = try Data(contentsOf: archive)
        try ModelArchive.pack(folder.url.appending(path: "model"), to: archive)
        #expect(try Data(contentsOf: archive) == first)
        try ModelArchive.unpack(archive, into: folder.url.appending(path: "out"))
        #expect(try folder.text("out/manifest.json") == "{}")
        #expect(try folder.text("out/members/1.bin").count == 3000)
    }

    @Test("the archive is one that tar reads")
    func tarReadsIt() throws {
        try folder.write("model/manifest.json", "{}")
        try ModelArchive.pack(folder.url.appending(path: "model"), to: folder.url.appending(path: "m.tar.gz"))
        let tar = Process()
        tar.executableURL = URL(filePath: "/bin/tar")
        tar.arguments = ["-xzf", folder.path("m.tar.gz"), "-C", folder.path("")]
        try tar.run()
        tar.waitUntilExit()
        #expect(tar.terminationStatus == 0)
        #expect(try folder.text("manifest.json") == "{}")
    }

    @Test("a torn archive, one that is none, and names that lead out of it are refused")
    func badArchives() throws {
        try folder.write("model/manifest.json", String(repeating: "{}", count: 5000))
        let archive = folder.url.appending(path: "model.tar.gz")
        try ModelArchive.pack(folder.url.appending(path: "model"), to: archive)
        let data = try Data(contentsOf: archive)
        try data.prefix(data.count / 2).write(to: archive)
        #expect(throws: AutoMLToolError.self) { try ModelArchive.unpack(archive, into: folder.url.appending(path: "out")) }
        try folder.write("none.tar.gz", "not gzip")
        #expect(throws: AutoMLToolError.self) {
            try ModelArchive.unpack(folder.url.appending(path: "none.tar.gz"), into: folder.url.appending(path: "out"))
        }
        // python3: tarfile with one member ../escaped, gzip with no time
        let tar = Process()
        try folder.write("inner/x", "x")
        try folder.write("escaped", "e")
        tar.executableURL = URL(filePath: "/bin/tar")
        tar.currentDirectoryURL = folder.url.appending(path: "inner")
        tar.arguments = ["-czPf", folder.path("evil.tar.gz"), "../escaped"]
        try tar.run()
        tar.waitUntilExit()
        #expect(throws: AutoMLToolError.self) {
            try ModelArchive.unpack(folder.url.appending(path: "evil.tar.gz"), into: folder.url.appending(path: "out/deep"))
        }
        #expect(!folder.exists("out/escaped"))
    }
}
