import Persistence
import TestDatabases
import Testing

@Suite struct SignInStoreTests {
    @Test("of many who take a code at once, one gets it", arguments: TestDatabase.all)
    func codeWorksOnce(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let user = try await fixture.addUser("ann")
            let store = AuthorizationCodeStore(database)
            let code = AuthorizationCodeRecord(
                codeHash: [1, 2, 3], sub: user.sub, clientID: "client", redirectURI: "https://x/cb",
                codeChallenge: "c", scope: "openid", nonce: nil, signedInAt: 1, expiresAt: 100)
            try await store.insert(code, now: 1)
            let winners = try await withThrowingTaskGroup(of: AuthorizationCodeRecord?.self) { group in
                for _ in 0..<8 { group.addTask { try await store.take(codeHash: [1, 2, 3]) } }
                var found: [AuthorizationCodeRecord] = []
                for try await code in group { if let code { found.append(code) } }
                return found
            }
            #expect(winners == [code])
        }
    }

    @Test("codes that expired are dropped when the next is given", arguments: TestDatabase.all)
    func codesExpire(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let user = try await fixture.addUser("ann")
            let store = AuthorizationCodeStore(database)
            for (hash, expiry) in [([1], 10), ([2], 50)] as [([UInt8], Int64)] {
                try await store.insert(
                    AuthorizationCodeRecord(
                        codeHash: hash, sub: user.sub, clientID: "c", redirectURI: "r", codeChallenge: "c", scope: "",
                        nonce: "n", signedInAt: 1, expiresAt: expiry), now: hash == [1] ? 1 : 20)
            }
            #expect(try await store.take(codeHash: [1]) == nil)
            #expect(try await store.take(codeHash: [2])?.nonce == "n")
        }
    }

    @Test("a session knows its user, and ends with all that the user signed in to", arguments: TestDatabase.all)
    func sessions(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let user = try await fixture.addUser("ann")
            let store = WorkerSessionStore(database)
            let tokens = RefreshTokenStore(database)
            for (hash, seen) in [([1], 10), ([2], 90)] as [([UInt8], Int64)] {
                try await store.insert(
                    WorkerSessionRecord(tokenHash: hash, sub: user.sub, clientID: "c", createdAt: 5, lastSeenAt: seen),
                    droppingCreatedBefore: 0, lastSeenBefore: hash == [2] ? 50 : 0)
            }
            #expect(try await store.session(tokenHash: [1]) == nil, "it was idle for too long")
            try await store.touch(tokenHash: [2], at: 95)
            #expect(try await store.session(tokenHash: [2])?.session.lastSeenAt == 95)
            #expect(try await store.session(tokenHash: [2])?.user == user)
            try await tokens.insert(
                RefreshTokenRecord(
                    tokenHash: [3], sub: user.sub, clientID: "c", originID: "o", scope: "", signedInAt: 1, expiresAt: 99),
                now: 1)
            #expect(try await tokens.isLive(originID: "o", now: 98))
            #expect(try await tokens.isLive(originID: "o", now: 99) == false)
            try await store.deleteSignIns(sub: user.sub)
            #expect(try await store.session(tokenHash: [2]) == nil)
            #expect(try await tokens.token(hash: [3]) == nil)
        }
    }

    @Test("failures of a subject are counted, forgotten and dropped", arguments: TestDatabase.all)
    func attempts(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = LoginAttemptStore(database)
            @Sendable func fail(_ subject: String, at time: Int64, droppingBefore oldest: Int64 = 0) async throws -> Int {
                try await store.update(subject: subject, droppingBefore: oldest) { failures in
                    failures = .init(count: (failures?.count ?? 0) + 1, lastFailedAt: time)
                    return failures?.count ?? 0
                }
            }
            #expect(try await fail("ann", at: 1) == 1)
            #expect(try await fail("ann", at: 2) == 2)
            try await store.update(subject: "ann", droppingBefore: 0) { $0 = nil }
            #expect(try await fail("ann", at: 3) == 1)
            _ = try await fail("bob", at: 100, droppingBefore: 50)
            #expect(try await fail("ann", at: 100) == 1, "an old failure is not remembered")
        }
    }

    @Test("a code can be tried so often and no more, however many try at once", arguments: TestDatabase.all)
    func codeAttempts(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let user = try await fixture.addUser("ann")
            let store = ConfirmationCodeStore(database)
            try await store.set(.init(hash: "old", expiresAt: 1), sub: user.sub)
            try await store.set(.init(hash: "new", expiresAt: 2), sub: user.sub)
            let tries = try await withThrowingTaskGroup(of: ConfirmationCodeStore.Code?.self) { group in
                for _ in 0..<9 { group.addTask { try await store.codeForAttempt(sub: user.sub, maxAttempts: 5) } }
                var tries: [ConfirmationCodeStore.Code?] = []
                for try await code in group { tries.append(code) }
                return tries
            }
            #expect(tries.compactMap(\.self).count == 5)
            #expect(Set(tries.compactMap { $0?.hash }) == ["new"])
        }
    }

    @Test("the outbox holds one message of a kind for a user, due ones first", arguments: TestDatabase.all)
    func outbox(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let user = try await fixture.addUser("ann")
            let store = OutboxStore(database)
            for (id, kind, time) in [("a", "invitation", 10), ("b", "code", 5), ("c", "invitation", 20)] {
                try await store.insert(
                    OutboxMessageRecord(
                        id: id, sub: user.sub, userPoolID: "p", username: "ann", kind: kind, recipient: "a@x",
                        sealedContent: [9], state: "waiting", createdAt: Int64(time)))
            }
            #expect(try await store.due(state: "waiting", at: 30, limit: 5).map(\.id) == ["b", "c"])
            #expect(try await store.due(state: "waiting", at: 19, limit: 5).map(\.id) == ["b"])
            #expect(try await store.newest(limit: 5).map(\.id) == ["c", "b"])
            var message = try #require(try await store.newest(limit: 1).first)
            message.state = "sent"
            message.attempts = 2
            message.lastError = "late"
            try await store.update(message)
            #expect(try await store.newest(limit: 1).first == message)
        }
    }

    @Test("the first key of a pool is the one that stays", arguments: TestDatabase.all)
    func signingKeys(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let store = SigningKeyStore(database)
            let id = WorkforceFixture.poolID
            let first = SigningKeyStore.SealedKey(keyID: "one", bytes: [1])
            #expect(try await store.insert(first, poolID: id, createdAt: 1) == first)
            #expect(try await store.insert(.init(keyID: "two", bytes: [2]), poolID: id, createdAt: 1) == first)
            #expect(try await store.key(ofPool: id) == first)
        }
    }
}
