import Testing

@testable import Consolidation

@Suite("The digamma function")
struct DigammaTests {
    @Test(
        "Known values are met (Abramowitz and Stegun, table 6.1)",
        arguments: [(1.0, -0.5772156649015329), (0.5, -1.9635100260214235), (2.0, 0.42278433509846713), (10.0, 2.2517525890667211)])
    func knownValues(_ argument: Double, _ value: Double) {
        #expect(abs(Digamma.of(argument) - value) < 1e-9)
    }

    @Test("psi(x + 1) is psi(x) + 1/x")
    func recurrence() {
        for argument in stride(from: 0.01, to: 12, by: 0.37) {
            #expect(abs(Digamma.of(argument + 1) - Digamma.of(argument) - 1 / argument) < 1e-9)
        }
    }

    @Test("A difference is that of the values", arguments: [(3.2, 0.001), (250.0, 5.9), (6.5, 6.1), (0.4, 0.3)])
    func differences(_ more: Double, _ less: Double) {
        #expect(abs(Digamma.difference(more, less) - (Digamma.of(more) - Digamma.of(less))) < 1e-9)
    }
}
