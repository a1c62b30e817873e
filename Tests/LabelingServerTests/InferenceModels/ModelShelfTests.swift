import Foundation
import LabelingDomain
import Persistence
import Testing

@testable import JobEngine
@testable import LabelingServer

@Suite struct ModelShelfTests {
    @Test("a model of automated labeling is a model of the API, found by its ARN in its own account only, 05/AL-6")
    func shelf() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "groundwork.sqlite").path)
        try await Migrator().migrate(database, now: 0)
        let store = ModelStore(database: database)
        let shelf = ModelShelf.models(in: store)
        let place = S3URI(bucket: "data", key: "out/job/model.tar.gz")
        let model = ModelShelf.Model(
            account: "123456789012", region: "us-east-1", name: "animals", roleARN: "arn:aws:iam::123456789012:role/r",
            artifact: place, createdAt: Timestamp(microseconds: 5))
        let arn = try await shelf.add(model)
        #expect(arn == "arn:aws:sagemaker:us-east-1:123456789012:model/animals")
        #expect(try await shelf.add(model) == arn)
        #expect(try await shelf.place(of: arn, account: "123456789012") == place)
        #expect(try await shelf.place(of: arn, account: "999999999999") == nil)
        #expect(try await shelf.place(of: arn + "x", account: "123456789012") == nil)
        #expect(try await store.model(account: "123456789012", name: "animals") != nil)
        await database.close()
    }
}
