import LabelingDomain

/// Where the files of a job lie under its output location (05/DIR).
struct OutputFolder: Sendable, Hashable {
    let root: S3URI

    /// The answers of one object (05/DIR-6, 03/NOL-11).
    func workerResponse(object: Int, at time: Timestamp) -> S3URI {
        root.appending("annotations/worker-response/iteration-1/\(object)/\(time.fileStamp).json")
    }

    /// What went into the consolidation of one batch of objects (05/DIR-7).
    func consolidationRequest(at time: Timestamp) -> S3URI {
        root.appending("annotations/consolidated-annotation/consolidation-request/iteration-1/\(time.fileStamp).json")
    }

    /// The labels that came of it.
    func consolidationResponse(at time: Timestamp) -> S3URI {
        root.appending("annotations/consolidated-annotation/consolidation-response/iteration-1/\(time.fileStamp).json")
    }

    /// Where labels lie that do not stand in the manifest (05/VID-1, 05/SEG-1).
    var labelFiles: S3URI { root.appending("annotations/consolidated-annotation/output/") }

    /// Why objects of a custom job have no label.
    var failures: S3URI { root.appending("annotations/failures/iteration-1.json") }

    /// The manifest while the job runs (05/DIR-8).
    var intermediateManifest: S3URI { root.appending("annotations/intermediate/1/annotations.manifest") }

    /// How much the workers agree.
    var agreement: S3URI { root.appending("annotations/agreement/agreement.json") }

    /// The manifest of the finished job.
    var outputManifest: S3URI { root.appending("manifests/output/output.manifest") }
}
