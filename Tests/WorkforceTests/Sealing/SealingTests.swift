import Crypto
import LabelingDomain
import Testing

@testable import Workforce

@Suite struct SealingTests {
    private let sealer = Sealer(key: SymmetricKey(size: .bits256))
    private let now = Timestamp(microseconds: 1_000_000)

    @Test("a sealed secret opens for its purpose and with its key only")
    func purpose() throws {
        let sealed = try sealer.seal("secret".utf8, for: "client 1")
        #expect(try sealer.open(sealed, for: "client 1") == Array("secret".utf8))
        #expect(throws: (any Error).self) { try sealer.open(sealed, for: "client 2") }
        let other = Sealer(key: SymmetricKey(size: .bits256))
        #expect(throws: (any Error).self) { try other.open(sealed, for: "client 1") }
        #expect(throws: (any Error).self) { try sealer.open(sealed.reversed(), for: "client 1") }
    }

    @Test("a sealed token carries its value until it expires")
    func token() throws {
        let tokens = SealedToken<[String]>(sealer: sealer, purpose: "test")
        let token = try tokens.token(["a", "b"], expiringAt: now + .seconds(1))
        #expect(try tokens.value(of: token, now: now) == ["a", "b"])
        #expect(throws: SealedToken<[String]>.Refusal.expired) { try tokens.value(of: token, now: now + .seconds(1)) }
        let others = SealedToken<[String]>(sealer: sealer, purpose: "other")
        for forged in [token + "A", String(token.dropLast()), "", "%%%"] {
            #expect(throws: SealedToken<[String]>.Refusal.forged) { try tokens.value(of: forged, now: now) }
        }
        #expect(throws: SealedToken<[String]>.Refusal.forged) { try others.value(of: token, now: now) }
    }

    @Test("random texts use every character of their alphabet about as often")
    func randomText() {
        let alphabet = Array("abcdefghijk")
        let text = RandomSource.system.text(of: 22_000, from: alphabet)
        let counts = alphabet.map { letter in text.filter { $0 == letter }.count }
        // Each count is binomial with a standard deviation of 43; six of them either way fail once in 10^8 runs.
        #expect(counts.allSatisfy { abs($0 - 2_000) < 260 })
        #expect(RandomSource.system.uuid().wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
}
