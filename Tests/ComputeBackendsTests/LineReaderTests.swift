import Testing

@testable import ComputeBackends

@Suite struct LineReaderTests {
    @Test("lines come whole however the stream is cut, and long ones are cut")
    func lines() {
        var reader = LineReader(maxLineBytes: 5)
        #expect(reader.lines(in: Array("ab".utf8)) == [])
        #expect(reader.lines(in: Array("c\n\n12345".utf8)) == [Array("abc".utf8), []])
        #expect(reader.lines(in: Array("678\nx".utf8)) == [Array("12345".utf8)])
        #expect(reader.takeLine() == Array("x".utf8))
        #expect(reader.takeLine() == [])
    }
}
