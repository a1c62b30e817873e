import Manifests
import Testing

@Suite("Writing a manifest")
struct ManifestWriterTests {
    @Test("Lines come out in order with one line feed each, in chunks of bounded size")
    func chunks() throws {
        var writer = ManifestWriter()
        var chunks: [[UInt8]] = []
        let lines = (0..<60_000).map { "{\"source\":\"line \($0)\"}" }
        for line in lines {
            if let chunk = writer.append(line) { chunks.append(chunk) }
        }
        chunks.append(writer.finish())
        #expect(chunks.count > 1)
        #expect(chunks.allSatisfy { $0.count < ManifestWriter.chunkBytes + 100 })
        let text = String(decoding: chunks.joined(), as: UTF8.self)
        #expect(text == lines.map { $0 + "\n" }.joined())
        let rest = writer.finish()
        #expect(rest.isEmpty)
    }
}
