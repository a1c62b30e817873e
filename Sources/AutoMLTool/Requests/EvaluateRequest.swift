import AutoMLCore
import Foundation

/// One run of `automl evaluate`.
package struct EvaluateRequest: Sendable {
    let model: String
    let data: String
    let access: RemoteAccess?

    package init(model: String, data: String, access: RemoteAccess?) {
        (self.model, self.data, self.access) = (model, data, access)
    }

    package func run() async throws -> Evaluation {
        let loader = try DataLoader(access: access)
        let location = try ModelLocation(try await loader.file(model), scratch: ScratchFolder())
        let measured = try await ModelMeasuring(location: location, loader: loader).measure(data)
        return Evaluation(measured.report, rows: measured.rows, issues: measured.issues, classes: location.model.manifest.classes)
    }
}
