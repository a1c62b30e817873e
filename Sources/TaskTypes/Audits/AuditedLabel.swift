import LabelingDomain
import Manifests

/// The kind of earlier label that a verification or adjustment job is about (02/VA-1, 02/VA-3).
package enum AuditedLabel: Sendable, Hashable {
    case boundingBox
    case semanticSegmentation

    /// The name in the predefined functions: `VerificationBoundingBox` (02/VA-7).
    var taskTypeName: String {
        switch self {
        case .boundingBox: "BoundingBox"
        case .semanticSegmentation: "SemanticSegmentation"
        }
    }

    /// The `type` in the metadata of such labels (05/META-5).
    var recordType: String {
        switch self {
        case .boundingBox: "groundtruth/object-detection"
        case .semanticSegmentation: "groundtruth/semantic-segmentation"
        }
    }

    /// Why an object cannot be audited: it has no such label (02/VA-11, 01/IMG-39).
    func problem(with line: ManifestLine) -> String? {
        guard labels(in: line).isEmpty else { return nil }
        return "The line has no label of the type '\(recordType)' to be looked at again."
    }

    /// Masks must say their colours, or nothing could be shown (05/SEG-6, 02/VA-10).
    func checkColours(of line: ManifestLine) throws(ManifestLineError) {
        guard self == .semanticSegmentation else { return }
        for (attribute, metadata) in labels(in: line) {
            let entries = metadata["internal-color-map"]?.members ?? []
            let areColoured = entries.allSatisfy { $0.value["hex-color"]?.string?.hasPrefix("#") == true }
            guard entries.isEmpty || !areColoured else { continue }
            throw ManifestLineError(
                line: line.number,
                rule: .sourceUnsuitable(
                    explanation: "'\(attribute)-metadata' must have 'internal-color-map' with a 'hex-color' such as #2acf59 "
                        + "for each class, because this task type shows earlier masks"),
                value: line.text)
        }
    }

    /// The attributes of the line that hold such labels, with their metadata.
    private func labels(in line: ManifestLine) -> [(attribute: String, metadata: JSONValue)] {
        guard let members = (try? JSONValue(parsing: line.text))?.members else { return [] }
        let keys = Set(members.map(\.key))
        return members.compactMap { member in
            guard member.key.hasSuffix(LabelAttributeName.metadataSuffix), member.value["type"]?.string == recordType else {
                return nil
            }
            let attribute = String(member.key.dropLast(LabelAttributeName.metadataSuffix.count))
            return keys.contains(attribute) ? (attribute, member.value) : nil
        }
    }
}
