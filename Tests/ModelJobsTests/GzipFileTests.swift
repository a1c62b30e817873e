import ComputeBackends
import Foundation
import Testing

@testable import ModelJobs

@Suite struct GzipFileTests {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gzip-\(UUID().uuidString)")
    let compute = LocalProcessBackend(settings: ComputeSettings(automl: "", maxProcesses: 1, threads: 1, memoryMiB: 512))

    init() throws { try FileManager.default.createDirectory(at: folder.appending(path: "in/deep"), withIntermediateDirectories: true) }

    @Test("what is packed comes back, the same files make the same bytes, and gzip is told from other files")
    func archives() async throws {
        try Data("hello".utf8).write(to: folder.appending(path: "in/deep/-a.txt"))
        let (first, second) = (folder.appending(path: "1.tar.gz"), folder.appending(path: "2.tar.gz"))
        let archive = TarArchive(compute: compute)
        try await archive.pack(folder.appending(path: "in"), into: first)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: folder.appending(path: "in/deep/-a.txt").path)
        try await archive.pack(folder.appending(path: "in"), into: second)
        #expect(try Data(contentsOf: first) == Data(contentsOf: second))
        let out = folder.appending(path: "out")
        try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        try await archive.unpack(first, into: out)
        #expect(FolderFiles(out).paths == ["deep/-a.txt"])
        let plain = folder.appending(path: "plain")
        try GzipFile.unpack(first, to: plain)
        #expect(try Data(contentsOf: plain).count > 512)
        #expect(throws: CocoaError.self) { try GzipFile.unpack(plain, to: folder.appending(path: "x")) }
        let cut = folder.appending(path: "cut.gz")
        try Data(contentsOf: first).dropLast(9).write(to: cut)
        #expect(throws: CocoaError.self) { try GzipFile.unpack(cut, to: folder.appending(path: "y")) }
        await #expect(throws: ModelJobFailure.self) { try await archive.unpack(plain.appending(path: "none"), into: out) }
    }

    @Test("links are not uploaded")
    func links() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending(path: "in/link").path, withDestinationPath: "/etc/passwd")
        try Data("x".utf8).write(to: folder.appending(path: "in/a"))
        #expect(FolderFiles(folder.appending(path: "in")).paths == ["a"])
    }
}
