package import Manifests

/// What a job adds to a manifest line: the label, and the object that describes it (05/OUT-3).
package struct LabelRecord: Sendable {
    /// The value under the label attribute name.
    package let label: JSONValue
    /// The value under the label attribute name with `-metadata`.
    package let metadata: JSONValue
    /// The file that the label names by its S3 URI, for labels that do not stand in the line (05/SEG-1).
    package let file: LabelFile?

    package init(label: JSONValue, metadata: JSONValue, file: LabelFile? = nil) {
        self.label = label
        self.metadata = metadata
        self.file = file
    }
}
