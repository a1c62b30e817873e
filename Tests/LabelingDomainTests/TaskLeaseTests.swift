import LabelingDomain
import Testing

@Suite("A worker's hold on a data object")
struct TaskLeaseTests {
    static let worker = WorkerID("private.us-east-1.47a0115a1f1786e9")
    static let token = LeaseToken("first")
    static let start = Timestamp(microseconds: 1_000_000_000)

    static func reserved() -> TaskLease { TaskLease(reservedFor: worker, token: token, timeLimit: .seconds(300)) }

    static func accepted() throws -> TaskLease {
        var lease = reserved()
        try lease.accept(token: token, at: start)
        return lease
    }

    @Test("A reservation does not start the time limit; accepting does, 03/JOB-41")
    func timeStartsAtAcceptance() throws {
        var lease = Self.reserved()
        #expect(lease.acceptedAt == nil)
        #expect(lease.expireIfDue(at: Self.start + .seconds(10_000)) == false)
        try lease.accept(token: Self.token, at: Self.start)
        #expect(lease.acceptedAt == Self.start)
        #expect(lease.state == .accepted(deadline: Self.start + .seconds(300)))
    }

    @Test("Accepting again does not give more time")
    func acceptTwice() throws {
        var lease = try Self.accepted()
        try lease.accept(token: Self.token, at: Self.start + .seconds(100))
        #expect(lease.state == .accepted(deadline: Self.start + .seconds(300)))
    }

    @Test("The same answer again gets the same receipt, another one is refused")
    func submitIsIdempotent() throws {
        var lease = try Self.accepted()
        let first = try lease.submit(token: Self.token, answerDigest: "a", at: Self.start + .seconds(5))
        #expect(first == .store(submittedAt: Self.start + .seconds(5)))
        let again = try lease.submit(token: Self.token, answerDigest: "a", at: Self.start + .seconds(900))
        #expect(again == .alreadyStored(submittedAt: Self.start + .seconds(5)))
        #expect(throws: TaskLeaseError.alreadySubmitted) {
            try lease.submit(token: Self.token, answerDigest: "b", at: Self.start + .seconds(6))
        }
    }

    @Test("An answer at the deadline is too late even if nobody has marked the hold expired, 06/PORTAL-4")
    func submitAtDeadline() throws {
        var inTime = try Self.accepted()
        _ = try inTime.submit(token: Self.token, answerDigest: "a", at: Self.start + .microseconds(299_999_999))
        var late = try Self.accepted()
        #expect(throws: TaskLeaseError.expired) {
            try late.submit(token: Self.token, answerDigest: "a", at: Self.start + .seconds(300))
        }
        #expect(late.expireIfDue(at: Self.start + .seconds(300)) == true)
        #expect(throws: TaskLeaseError.expired) {
            try late.submit(token: Self.token, answerDigest: "a", at: Self.start + .seconds(301))
        }
    }

    @Test("Whoever shows another token is refused whatever is asked")
    func staleToken() throws {
        let other = LeaseToken("other")
        var lease = try Self.accepted()
        let before = lease
        #expect(throws: TaskLeaseError.staleToken) { try lease.accept(token: other, at: Self.start) }
        #expect(throws: TaskLeaseError.staleToken) { try lease.submit(token: other, answerDigest: "a", at: Self.start) }
        #expect(throws: TaskLeaseError.staleToken) { try lease.decline(token: other, at: Self.start) }
        #expect(throws: TaskLeaseError.staleToken) { try lease.release(token: other, at: Self.start) }
        #expect(throws: TaskLeaseError.staleToken) { try lease.stop(token: other, at: Self.start) }
        #expect(throws: TaskLeaseError.staleToken) { try lease.resume(token: other, newToken: other, at: Self.start) }
        #expect(lease == before)
    }

    @Test("A stopped task is resumed under a new token and the old page is locked out, 06/PORTAL-4")
    func stopAndResume() throws {
        let second = LeaseToken("second")
        var lease = try Self.accepted()
        try lease.stop(token: Self.token, at: Self.start + .seconds(100))
        #expect(lease.state.isLive)
        #expect(throws: TaskLeaseError.illegalMove(.submit, in: .stopped)) {
            try lease.submit(token: Self.token, answerDigest: "a", at: Self.start + .seconds(101))
        }
        try lease.resume(token: Self.token, newToken: second, at: Self.start + .seconds(200))
        #expect(throws: TaskLeaseError.staleToken) {
            try lease.submit(token: Self.token, answerDigest: "a", at: Self.start + .seconds(201))
        }
        _ = try lease.submit(token: second, answerDigest: "a", at: Self.start + .seconds(201))
        #expect(lease.acceptedAt == Self.start, "the time of acceptance is that of the first")
    }

    @Test("A worker who never comes back to a stopped task loses it at its deadline")
    func stoppedTaskExpires() throws {
        var lease = try Self.accepted()
        try lease.stop(token: Self.token, at: Self.start)
        #expect(lease.expireIfDue(at: Self.start + .seconds(299)) == false)
        #expect(lease.expireIfDue(at: Self.start + .seconds(300)) == true)
        #expect(throws: TaskLeaseError.expired) {
            try lease.resume(token: Self.token, newToken: Self.token, at: Self.start + .seconds(301))
        }
    }

    @Test("Declining and releasing end the hold, and doing so again changes nothing")
    func declineAndRelease() throws {
        var declined = try Self.accepted()
        try declined.decline(token: Self.token, at: Self.start + .seconds(1))
        try declined.decline(token: Self.token, at: Self.start + .seconds(2))
        #expect(declined.state == .declined(at: Self.start + .seconds(1)))
        var released = try Self.accepted()
        try released.release(token: Self.token, at: Self.start + .seconds(1))
        #expect(released.state == .released(at: Self.start + .seconds(1)))
        #expect(throws: TaskLeaseError.illegalMove(.decline, in: .released)) {
            try released.decline(token: Self.token, at: Self.start + .seconds(2))
        }
    }

    @Test("A reservation lapses, an accepted task does not")
    func lapse() throws {
        var reservation = Self.reserved()
        #expect(reservation.lapseReservation(at: Self.start) == true)
        #expect(!reservation.state.isLive)
        var lease = try Self.accepted()
        #expect(lease.lapseReservation(at: Self.start) == false)
        #expect(lease.state.isLive)
    }

    @Test("Recalling ends every live hold and leaves answers alone")
    func recall() throws {
        var lease = try Self.accepted()
        #expect(lease.recall(at: Self.start + .seconds(1)) == true)
        #expect(lease.state == .expired(at: Self.start + .seconds(1)))
        var answered = try Self.accepted()
        _ = try answered.submit(token: Self.token, answerDigest: "a", at: Self.start)
        #expect(answered.recall(at: Self.start + .seconds(1)) == false)
    }

    @Test("Live and submitted holds take one of an object's places, others give it back")
    func places() {
        let taking = TaskLease.State.Name.allCases.filter(\.takesPlace)
        #expect(Set(taking) == [.reserved, .accepted, .stopped, .submitted])
    }
}
