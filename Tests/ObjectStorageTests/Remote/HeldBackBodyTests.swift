import AWSWire
import NIOCore
import Testing

@testable import ObjectStorage

@Suite struct HeldBackBodyTests {
    @Test("a body comes through in order, one piece behind", arguments: [0, 1, 2, 5])
    func order(_ count: Int) async throws {
        let pieces = (0..<count).map { ByteBuffer(string: "piece \($0) ") }
        let body = HeldBackBody(ObjectBody(buffers: pieces), integrity: .none)
        var received: [ByteBuffer] = []
        while let piece = try await body.next() { received.append(piece) }
        #expect(received == pieces)
        #expect(try await body.next() == nil)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let integrity: BodyIntegrity
        let failure: String
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "longer than announced", integrity: BodyIntegrity(length: 3), failure: "incompleteBody"),
        Case(name: "shorter than announced", integrity: BodyIntegrity(length: 30), failure: "incompleteBody"),
        Case(name: "another MD5", integrity: BodyIntegrity(md5: [1]), failure: "checksumMismatch"),
        Case(
            name: "another checksum", integrity: BodyIntegrity(algorithm: .crc32, expectedChecksum: { "AAAAAA==" }),
            failure: "checksumMismatch"),
    ]

    @Test("the last piece of a wrong body is never handed on", arguments: cases)
    func heldBack(_ test: Case) async {
        let body = HeldBackBody(
            ObjectBody(buffers: [ByteBuffer(string: "first "), ByteBuffer(string: "last")]), integrity: test.integrity)
        var received = ""
        let outcome = await failure { while let piece = try await body.next() { received += String(buffer: piece) } }
        #expect(outcome == test.failure)
        #expect(!received.contains("last"))
    }

    @Test("nor that of a body whose sender goes away")
    func gone() async {
        let body = HeldBackBody(failingBody(after: ByteBuffer(string: "only")), integrity: .none)
        var received = 0
        #expect(await failure { while try await body.next() != nil { received += 1 } } == "bodyFailed")
        #expect(received == 0)
    }

    @Test("taking cuts the body at any size", arguments: [1, 3, 4, 100])
    func take(_ size: Int) async throws {
        let body = HeldBackBody(pieces(of: patternedBytes(50), size: 7), integrity: .none)
        var whole = ByteBuffer()
        while true {
            var taken = try await body.take(size)
            guard taken.readableBytes > 0 else { break }
            #expect(taken.readableBytes <= size)
            whole.writeBuffer(&taken)
        }
        #expect(whole == patternedBytes(50))
    }
}
