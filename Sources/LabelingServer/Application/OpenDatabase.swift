import Foundation
import Persistence

/// Opens the configured database and brings it to the newest schema.
func openDatabase(_ configuration: Configuration) async throws -> (database: any Database, applied: [Migration]) {
    let database: any Database =
        if let url = configuration.databaseURL {
            try PostgreSQLDatabase(url: url)
        } else {
            try SQLiteDatabase(path: configuration.dataDirectory + "/groundwork.sqlite")
        }
    let applied = try await Migrator().migrate(database, now: Int64(Date.now.timeIntervalSince1970 * 1e6))
    return (database, applied)
}

/// Runs the pending migrations and names them: `groundwork migrate`.
package func migrateDatabase(_ configuration: Configuration) async throws -> [String] {
    let (database, applied) = try await openDatabase(configuration)
    await database.close()
    return applied.map { "\($0.number) \($0.name)" }
}

/// The access keys of the configured installation: `groundwork keys`.
package func openAccessKeys(_ configuration: Configuration) async throws -> AccessKeys {
    let (database, _) = try await openDatabase(configuration)
    let serverKey = try ServerKey(path: configuration.dataDirectory + "/server.key")
    return AccessKeys(root: configuration.rootCredential, store: AccessKeyStore(database: database), serverKey: serverKey)
}
