import LabelingDomain
import Testing

@testable import Workforce

@Suite struct AttemptLimitTests {
    @Test("the wait begins after the free attempts and doubles up to its maximum")
    func waits() {
        let limit = AttemptLimit.perUser
        let waits = [0, 4, 5, 6, 7, 14, 15, 500].map { limit.wait(afterFailures: $0) }
        #expect(waits == [.zero, .zero, .seconds(1), .seconds(2), .seconds(4), .seconds(512), .seconds(900), .seconds(900)])
    }

    @Test("tries made at once are no more than those made one after the other")
    func parallelTries() async throws {
        try await TestWorkforce.run { test in
            let limiter = AttemptLimiter(database: test.database)
            let admitted = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<50 { group.addTask { try await limiter.begin("ann", .perUser, now: test.start) } }
                var count = 0
                for try await isAdmitted in group where isAdmitted { count += 1 }
                return count
            }
            #expect(admitted == 5)
            #expect(try await limiter.begin("ann", .perUser, now: test.start + .milliseconds(999)) == false)
            #expect(try await limiter.begin("ann", .perUser, now: test.start + .seconds(1)))
            #expect(try await limiter.begin("bob", .perUser, now: test.start))
        }
    }

    @Test("failures are forgotten after success, and after a while")
    func forgetting() async throws {
        try await TestWorkforce.run { test in
            let limiter = AttemptLimiter(database: test.database)
            for _ in 0..<5 { #expect(try await limiter.begin("ann", .perUser, now: test.start)) }
            #expect(try await limiter.begin("ann", .perUser, now: test.start) == false)
            try await limiter.succeed("ann", .perUser, now: test.start)
            #expect(try await limiter.begin("ann", .perUser, now: test.start))
            for _ in 0..<4 { _ = try await limiter.begin("ann", .perUser, now: test.start) }
            let later = test.start + .seconds(3_601)
            for _ in 0..<5 { #expect(try await limiter.begin("ann", .perUser, now: later)) }
        }
    }
}
