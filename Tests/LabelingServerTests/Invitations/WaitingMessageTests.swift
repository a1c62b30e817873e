import Foundation
import LabelingDomain
import Logging
import Persistence
import Testing
import Workforce

@testable import LabelingServer

@Suite struct WaitingMessageTests {
    @Test("an invitation of the server is read from the command line until its password has served, 06/PORTAL-1")
    func reading() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let configuration = try Configuration(
            ConfigurationSources(environment: ["GROUNDWORK_DATA_DIR": folder.path]))
        let (database, _) = try await openDatabase(configuration)
        let services = try await ApplicationParts(configuration, database: database, logger: Logger(label: "test"))
            .workforce
        let now = Timestamp(microseconds: 1_800_000_000_000_000)
        let pool = try await services.pools.create(
            name: "workers", settings: UserPoolSettings(), configuration: "{}", tags: [], now: now)
        let draft = Users.Draft(
            username: "ann", attributes: ["email": "ann@example.com"], temporaryPassword: "Temp-1234",
            invitation: .byMail)
        let user = try await services.users.create(draft, in: pool, now: now)

        let waiting = try await waitingMessages(configuration)
        #expect(waiting.map(\.username) == ["ann"] && waiting.first?.secret == "Temp-1234")
        #expect(waiting.first?.state == "held" && waiting.first?.address == "ann@example.com")
        try await services.users.setPassword("Chosen-123", isPermanent: true, of: user, in: pool, now: now)
        #expect(try await waitingMessages(configuration).isEmpty)
        await database.close()
    }
}
