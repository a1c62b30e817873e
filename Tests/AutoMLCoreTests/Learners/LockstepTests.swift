import Testing

@testable import AutoMLCore

@Suite("Workers in lockstep")
struct LockstepTests {
    private struct Broken: Error {}

    @Test("take as many steps as the decision lets them, and give their outcomes in order")
    func steps() throws {
        let outcomes = try Lockstep<Int, [Int]>(count: 5).run { index in
            var taken = 0
            return Lockstep.Worker(
                step: {
                    taken += 1
                    return taken
                }, finish: { reports in [index] + reports })
        } goesOn: { reports in
            reports.allSatisfy { $0 < 3 }
        }
        #expect(outcomes == (0..<5).map { [$0, 3, 3, 3, 3, 3] })
    }

    @Test("all end when one of them fails")
    func failure() {
        #expect(throws: Broken.self) {
            try Lockstep<Int, Int>(count: 3).run { index in
                Lockstep.Worker(step: { if index == 2 { throw Broken() } else { 0 } }, finish: { _ in 0 })
            } goesOn: { _ in
                true
            }
        }
    }
}
