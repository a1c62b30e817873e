import Foundation
import Testing

@testable import FunctionRuntime

/// Packages come from anybody.
@Suite struct ZipArchiveTests {
    struct Hostile: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let error: ZipError

        init(_ name: String, _ bytes: [UInt8], _ error: ZipError) {
            testDescription = name
            self.bytes = bytes
            self.error = error
        }
    }

    private static let million = [UInt8](repeating: 0, count: 1_000_000)

    static let hostile: [Hostile] = [
        Hostile("nothing", [], .notZip),
        Hostile("no archive", Array("PK is not enough for an archive".utf8), .notZip),
        Hostile("a directory that is not there", ZipBytes.make([], count: 3), .truncated),
        Hostile("a path above the folder", ZipBytes.make([.init(path: "../x")]), .unsafePath("../x")),
        Hostile("a path above the folder further in", ZipBytes.make([.init(path: "a/../../x")]), .unsafePath("a/../../x")),
        Hostile("an absolute path", ZipBytes.make([.init(path: "/etc/passwd")]), .unsafePath("/etc/passwd")),
        Hostile("backslashes", ZipBytes.make([.init(path: "..\\x")]), .unsafePath("..\\x")),
        Hostile("a zero in a path", ZipBytes.make([.init(path: "a\u{0}b")]), .unsafePath("a\u{0}b")),
        Hostile("no path", ZipBytes.make([.init(path: "")]), .unsafePath("")),
        Hostile("a dot", ZipBytes.make([.init(path: "./a")]), .unsafePath("./a")),
        Hostile("a link", ZipBytes.make([.init(path: "a", content: Array("/etc".utf8), mode: 0o120_777)]), .link("a")),
        Hostile("a device", ZipBytes.make([.init(path: "a", mode: 0o020_666)]), .link("a")),
        Hostile("the same path twice", ZipBytes.make([.init(path: "a"), .init(path: "a")]), .repeatedPath("a")),
        Hostile("encryption", ZipBytes.make([.init(path: "a", flags: 1)]), .unsupported("the encryption of 'a'")),
        Hostile("an odd compression", ZipBytes.make([.init(path: "a", method: 99)]), .unsupported("the compression method 99 of 'a'")),
        Hostile("a wrong checksum", ZipBytes.make([.init(path: "a", content: [1], crc: 7)]), .damaged("a")),
        Hostile("fewer bytes than promised", ZipBytes.make([.init(path: "a", content: [1, 2, 3], size: 9)]), .damaged("a")),
        Hostile(
            "more bytes than promised",
            ZipBytes.make([.init(path: "a", content: million, method: 8, size: 10, packed: ZipBytes.deflated(million))]), .damaged("a")),
        Hostile("a broken stream", ZipBytes.make([.init(path: "a", content: [1, 2], method: 8, packed: [9, 9, 9])]), .damaged("a")),
        Hostile("a bomb by promise", ZipBytes.make([.init(path: "a", size: 300_000_000)]), .tooLarge(limit: 262_144_000)),
        Hostile(
            "entries on top of each other",
            ZipBytes.make([.init(path: "a", content: million), .init(path: "b", content: [1], offset: 10)]), .overlap("b")),
        Hostile("an entry past the end", ZipBytes.make([.init(path: "a", content: [1], offset: 4_000_000)]), .truncated),
    ]

    @Test("a package that is not what it should be is refused for that", arguments: hostile)
    func refused(package: Hostile) {
        let error = #expect(throws: ZipError.self) { try ZipArchive(package.bytes).verify() }
        #expect(error == package.error)
    }

    @Test("a package cut anywhere never makes the reader fail otherwise")
    func truncated() throws {
        let whole = ZipBytes.make([
            .init(path: "a/b.py", content: Array("print(1)".utf8)),
            .init(path: "c", content: Self.million, method: 8, packed: ZipBytes.deflated(Self.million)),
        ])
        try ZipArchive(whole).verify()
        for length in stride(from: 0, to: whole.count - 1, by: 7) {
            #expect(throws: ZipError.self) { try ZipArchive(Array(whole.prefix(length))).verify() }
        }
    }

    @Test("the number of entries has a limit")
    func manyEntries() {
        var limits = ZipLimits()
        limits.maxEntries = 2
        let error = #expect(throws: ZipError.self) {
            try ZipArchive(ZipBytes.make((0..<3).map { .init(path: "\($0)") }), limits: limits)
        }
        #expect(error == .tooManyEntries(3, limit: 2))
    }

    @Test("files are unpacked with their folders; bootstrap may be run whatever the package says")
    func unpacking() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zip-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = Array(String(repeating: "import json\n", count: 1_000).utf8)
        try ZipArchive(
            ZipBytes.make(
                [
                    .init(path: "package/", mode: 0o040_755),
                    .init(path: "package/deep/module.py", content: text, mode: 0o100_600, method: 8, packed: ZipBytes.deflated(text)),
                    .init(path: "bootstrap", content: Array("#!/bin/sh\n".utf8), mode: 0, madeBy: 0),
                    .init(path: "run.sh", mode: 0o100_755),
                ], comment: Array("made by hand".utf8))
        ).unpack(into: folder)
        #expect(try Data(contentsOf: folder.appending(path: "package/deep/module.py")) == Data(text))
        let modes = try ["bootstrap", "run.sh", "package/deep/module.py"].map { path in
            try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)[.posixPermissions] as? Int
        }
        #expect(modes == [0o755, 0o755, 0o644])
    }
}
