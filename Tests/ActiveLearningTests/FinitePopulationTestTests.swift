import Testing

@testable import ActiveLearning

@Suite struct FinitePopulationTestTests {
    // From scipy.stats.hypergeom.cdf(k, population, marked, draws).
    @Test(
        "the hypergeometric distribution is that of SciPy",
        arguments: [(50, 5, 10, 1, 0.7419), (2000, 100, 400, 12, 0.02263), (30, 30, 10, 9, 0.0), (30, 0, 10, 0, 1.0)])
    func distribution(population: Int, marked: Int, draws: Int, count: Int, expected: Double) {
        #expect(abs(Hypergeometric(population: population, marked: marked, draws: draws).cumulative(count) - expected) < 1e-4)
    }

    @Test("59 sampled objects without an error are the fewest that show 95 % of a large population right")
    func fewestObjects() {
        #expect(FinitePopulationTest.allowedErrors(sampled: 58, unsampled: 1_000_000, tolerance: 0.05, level: 0.05) == nil)
        #expect(FinitePopulationTest.allowedErrors(sampled: 59, unsampled: 1_000_000, tolerance: 0.05, level: 0.05) == 0)
    }

    @Test("a sample of most of the population allows nearly the tolerance itself")
    func finitePopulation() throws {
        let large = try #require(FinitePopulationTest.allowedErrors(sampled: 400, unsampled: 1_000_000, tolerance: 0.05, level: 0.05))
        let small = try #require(FinitePopulationTest.allowedErrors(sampled: 400, unsampled: 100, tolerance: 0.05, level: 0.05))
        #expect(large == 12)
        #expect(small < large)  // one hundred objects vary more than a million do
    }

    @Test("nothing is refused without a sample, and everything where no number of errors is too many")
    func degenerate() {
        #expect(FinitePopulationTest.allowedErrors(sampled: 0, unsampled: 10, tolerance: 0.05, level: 0.05) == nil)
        #expect(FinitePopulationTest.allowedErrors(sampled: 10, unsampled: 0, tolerance: 0.05, level: 0.05) == 10)
    }
}
