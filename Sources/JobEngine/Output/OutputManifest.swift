import LabelingDomain
import Manifests
import NIOCore
import ObjectStorage
import Persistence
import TaskTypes

/// The lines of an output manifest, streamed out of the database in order (05/OUT-3..7).
///
/// Lines of objects without a label, and of those that came with one, are their input lines byte for byte.
struct OutputManifest: Sendable {
    let job: LabelingJob
    let objectCount: Int
    let outputs: OutputStore
    /// The labels of the objects of one page.
    let labels: @Sendable (_ objects: Range<Int>) async throws -> any ConsolidatedLabels
    /// Where the labels stand that models made; nil for jobs without automated labeling.
    var machineLabels: MachineLabelSource?

    /// Lines read from the database at once.
    static let linesPerRead = 2_000

    /// The manifest as a stream of buffers; memory holds one page of lines, however long it is.
    var body: ObjectBody {
        ObjectBody {
            let pages = OutputManifestPages(manifest: self)
            return { try await pages.next() }
        }
    }

    /// The lines of the objects in `range`, each with its line end.
    func page(_ range: Range<Int>) async throws -> ByteBuffer {
        let outcomes = try await outputs.outcomes(jobID: job.id, objects: range)
        let labels = try await labels(range)
        let machineRecords = try await machineLabels?.records(of: outcomes, in: range) ?? [:]
        var buffer = ByteBufferAllocator().buffer(capacity: outcomes.count * 512)
        for outcome in outcomes {
            buffer.writeString(try line(of: outcome, labels, machineRecords[outcome.number]))
            buffer.writeInteger(UInt8(ascii: "\n"))
        }
        return buffer
    }

    private func line(
        of outcome: DataObjectOutcome, _ labels: any ConsolidatedLabels, _ machineRecord: LabelRecord?
    ) throws -> String {
        guard outcome.state == .labeled || outcome.state == .answered, let finishedAt = outcome.finishedAt,
            let record = machineRecord ?? labels.record(of: outcome.number, context: job.recordContext(finishedAt))
        else { return outcome.line }
        return try ManifestLine(number: outcome.number + 1, text: outcome.line)
            .splicing(job.attribute, label: record.label, metadata: record.metadata)
    }
}

/// Where a reader of an output manifest stands.
private actor OutputManifestPages {
    private let manifest: OutputManifest
    private var next = 0

    init(manifest: OutputManifest) {
        self.manifest = manifest
    }

    func next() async throws -> ByteBuffer? {
        guard next < manifest.objectCount else { return nil }
        let range = next..<min(next + OutputManifest.linesPerRead, manifest.objectCount)
        next = range.upperBound
        return try await manifest.page(range)
    }
}
