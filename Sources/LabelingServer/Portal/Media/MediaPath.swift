import JobEngine
import LabelingDomain

/// Where the portal serves an object that a worker may read.
enum MediaPath {
    static let prefix = "/media/"

    static func of(_ place: S3URI, signer: MediaSigner, at now: Timestamp, timeLimit: Duration = .zero) -> String {
        prefix + signer.token(for: place, at: now, timeLimit: timeLimit)
    }
}
