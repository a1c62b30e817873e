package import Foundation
import Manifests

/// One export of a manifest into a folder.
///
/// Memory does not grow with the manifest. A run that was interrupted goes on where it was when it is started again with
/// the same arguments, and leaves the same files as one that was not.
package struct ExportRequest: Sendable {
    package let source: DatasetSource
    package let format: DatasetFormat
    /// Nil for the only label that the lines have.
    package let attribute: String?
    package let folder: URL
    /// Whether the labeled images are copied beside their labels.
    package let copiesFiles: Bool
    /// Whether what is in the folder may be written over.
    package let overwrites: Bool

    /// Lines between two states on disk.
    package static let linesPerState = 2_000

    package init(
        source: DatasetSource, format: DatasetFormat, attribute: String? = nil, folder: URL, copiesFiles: Bool? = nil,
        overwrites: Bool = false
    ) {
        self.source = source
        self.format = format
        self.attribute = attribute
        self.folder = folder
        self.copiesFiles = copiesFiles ?? (format == .huggingface)
        self.overwrites = overwrites
    }

    /// Runs to the end; `progress` hears the lines done and the lines there are.
    package func run(progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }) async throws -> ExportReport {
        let survey = try await ManifestSurvey.of(source)
        guard survey.lineCount > 0 else { throw DatasetFormatError.empty(path: source.name) }
        let attribute = try chosenAttribute(survey)
        var run = try ExportRun(request: self, attribute: attribute, survey: survey)
        return try await run.run { progress($0, survey.lineCount) }
    }

    private func chosenAttribute(_ survey: ManifestSurvey) throws(DatasetFormatError) -> String {
        if let attribute { return attribute }
        guard survey.attributes.count == 1, let only = survey.attributes.first else {
            throw .labelAttribute(found: survey.attributes)
        }
        return only
    }
}
