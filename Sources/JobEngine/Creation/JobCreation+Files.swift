import LabelingDomain
import NIOCore
import ObjectStorage
import TaskTypes

extension JobCreation {
    /// The manifest and the bucket for the output must be there (03/JOB-6).
    func checkLocations(of specification: LabelingJobSpecification) async throws {
        let manifest = try location(specification.manifestURI, field: "ManifestS3Uri")
        do {
            _ = try await objectStore.head(manifest)
        } catch {
            throw unreadable(specification.manifestURI, field: "ManifestS3Uri", error)
        }
        guard let output = S3URI(specification.outputPath) else {
            throw notS3(specification.outputPath, field: "S3OutputPath")
        }
        do {
            _ = try await objectStore.bucket(output.bucket)
        } catch {
            throw unreadable(specification.outputPath, field: "S3OutputPath", error)
        }
    }

    func readTemplate(_ uri: String) async throws -> String {
        let bytes = try await read(uri, field: "UiTemplateS3Uri", limit: Self.maxTemplateBytes)
        guard let template = String(validating: bytes, as: UTF8.self) else {
            throw JobCreationError.invalid("The worker task template '\(uri)' at 'UiTemplateS3Uri' is not valid UTF-8.")
        }
        do {
            _ = try WorkerPage(template, now: { 0 })
        } catch {
            throw JobCreationError.invalid("\(error) (\(uri))")
        }
        return template
    }

    /// The job's label categories; only custom jobs can do without (03/LAM-23).
    func categories(
        of specification: LabelingJobSpecification, taskType: any TaskType
    ) async throws -> LabelCategories {
        guard let uri = specification.labelCategoryConfigURI else {
            guard taskType is CustomTask else {
                throw missingCategories(for: taskType)
            }
            return LabelCategories(names: [])
        }
        return try await readCategories(uri, rules: taskType.categoryRules).categories
    }

    func missingCategories(for taskType: any TaskType) -> JobCreationError {
        .invalid("LabelCategoryConfigS3Uri is required for labeling jobs of the task type '\(taskType.name)'.")
    }

    func readCategories(_ uri: String, rules: LabelCategoryRules) async throws -> LabelCategoryFile {
        let bytes = try await read(uri, field: "LabelCategoryConfigS3Uri", limit: LabelCategoryFile.maxBytes)
        do {
            return try LabelCategoryFile(bytes, rules: rules)
        } catch {
            throw JobCreationError.invalid("\(error) (\(uri))")
        }
    }

    private func read(_ uri: String, field: String, limit: Int) async throws -> [UInt8] {
        let place = try location(uri, field: field)
        do {
            return Array(buffer: try await objectStore.data(at: place, limit: limit))
        } catch {
            throw unreadable(uri, field: field, error)
        }
    }

    private func location(_ uri: String, field: String) throws(JobCreationError) -> S3URI {
        guard let place = S3URI(uri), !place.key.isEmpty else { throw notS3(uri, field: field) }
        return place
    }

    private func notS3(_ uri: String, field: String) -> JobCreationError {
        .invalid("The value '\(uri)' at '\(field)' is not an S3 URI of the form s3://bucket/key.")
    }

    private func unreadable(_ uri: String, field: String, _ error: ObjectStoreError) -> JobCreationError {
        .invalid("The object '\(uri)' at '\(field)' cannot be read: \(error.reason)")
    }
}
