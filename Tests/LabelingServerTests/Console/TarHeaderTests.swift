import Testing

@testable import LabelingServer

@Suite("Headers of tar archives")
struct TarHeaderTests {
    private func field(_ header: TarHeader, _ range: Range<Int>) -> String {
        String(decoding: header.bytes[range].prefix { $0 != 0 }, as: UTF8.self)
    }

    @Test("A header says name, length and time, and sums itself up")
    func fields() throws {
        let header = try #require(TarHeader(path: "labels/train.csv", size: 1_000, modifiedAt: 8))
        #expect(header.bytes.count == 512)
        #expect(field(header, 0..<100) == "labels/train.csv")
        #expect(field(header, 124..<136) == "00000001750")
        #expect(field(header, 136..<148) == "00000000010")
        let blanked = header.bytes.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
        #expect(Int(field(header, 148..<156), radix: 8) == blanked)
    }

    @Test("A long path is cut at a slash, and one that does not fit has no header")
    func longPaths() throws {
        let (folder, name) = (String(repeating: "f", count: 120), String(repeating: "n", count: 90))
        let header = try #require(TarHeader(path: "\(folder)/\(name)", size: 0, modifiedAt: 0))
        #expect(field(header, 0..<100) == name)
        #expect(field(header, 345..<500) == folder)
        #expect(TarHeader(path: String(repeating: "x", count: 101), size: 0, modifiedAt: 0) == nil)
    }

    @Test("Files are filled up to whole blocks", arguments: [(0, 0), (1, 511), (512, 0), (513, 511)])
    func padding(size: Int, zeros: Int) {
        #expect(TarHeader.padding(after: size).count == zeros)
    }
}
