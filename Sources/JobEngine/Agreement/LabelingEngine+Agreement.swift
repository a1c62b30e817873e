import LabelingDomain
import NIOCore
import ObjectStorage
package import Persistence

extension LabelingEngine {
    /// How much the workers of a job agree, as last written to its output folder; nil when nothing was written yet, or
    /// what lies there is no report.
    package func agreement(of job: LabelingJobRow) async throws -> AgreementReport? {
        guard let root = try LabelingJob(job).outputFolder else { return nil }
        do {
            let bytes = try await parts.objectStore.data(
                at: OutputFolder(root: root).agreement, limit: AgreementFile.maxBytes)
            return try? AgreementFile.decode(Array(buffer: bytes))
        } catch {
            guard error.isPermanent else { throw error }
            return nil
        }
    }
}
