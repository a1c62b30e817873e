import LabelingDomain
import Manifests

extension ManifestLine {
    /// The place that `source-ref` names. `things` says in errors what this task type looks for there.
    func sourceFile(for things: String) throws(ManifestLineError) -> S3URI {
        guard let reference = sourceReference else {
            throw ManifestLineError(
                line: number,
                rule: .sourceUnsuitable(explanation: "it must contain 'source-ref', because this task type labels \(things)"),
                value: text)
        }
        guard let place = S3URI(reference), !place.key.isEmpty else {
            throw ManifestLineError(
                line: number,
                rule: .sourceUnsuitable(explanation: "'source-ref' must be an S3 URI of the form s3://bucket/key"),
                value: reference)
        }
        return place
    }
}
