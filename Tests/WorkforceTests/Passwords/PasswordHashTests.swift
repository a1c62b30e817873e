import Testing

@testable import Workforce

@Suite struct PasswordHashTests {
    @Test("the digest is scrypt's, by the vector of RFC 7914, section 12")
    func vector() throws {
        let hash = try PasswordHash(
            of: "password", cost: .init(logRounds: 10, blockSize: 8, parallelism: 16), salt: Array("NaCl".utf8))
        #expect(hash.digest.map(\.hexadecimal).joined() == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
    }

    @Test("a stored hash reads back with its own cost, and knows its password")
    func roundTrip() throws {
        let hash = try PasswordHash(
            of: "Grün-1234", cost: .init(logRounds: 4, blockSize: 2, parallelism: 1), salt: [1, 2, 3])
        let read = try #require(PasswordHash(hash.text))
        #expect(read == hash)
        #expect(try read.matches("Grün-1234"))
        #expect(try read.matches("Gru\u{308}n-1234"), "typed on another keyboard")
        #expect(try read.matches("Grun-1234") == false)
    }

    @Test("other texts are no hashes", arguments: ["", "secret", "$2b$10$abc", "$scrypt$ln=15,r=8$AA$AA", "$scrypt$ln=15,r=8,p=1$!$AA"])
    func garbage(_ text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test("a password without a stored hash never matches, not even the decoy's")
    func decoy() async throws {
        let hasher = try PasswordHasher(isCheap: true)
        #expect(try await hasher.matches("", stored: nil) == false)
        #expect(try await hasher.matches("x", stored: nil) == false)
        let stored = try await hasher.hash("x")
        #expect(try await hasher.matches("x", stored: stored))
        #expect(try await hasher.hash("x") != stored, "each hash has a salt of its own")
    }

    @Test("the cost of a stored password is 2^15 rounds of blocks of 1 KiB")
    func standardCost() async throws {
        let hash = try #require(PasswordHash(try await PasswordHasher().hash("x")))
        #expect(hash.cost == .init(logRounds: 15, blockSize: 8, parallelism: 1))
        #expect(hash.salt.count == 16)
    }
}
