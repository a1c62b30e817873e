package import Manifests

/// What a job adds to a manifest line: the label, and the object that describes it (05/OUT-3).
package struct LabelRecord: Sendable, Hashable {
    /// The value under the label attribute name.
    package let label: JSONValue
    /// The value under the label attribute name with `-metadata`.
    package let metadata: JSONValue

    package init(label: JSONValue, metadata: JSONValue) {
        self.label = label
        self.metadata = metadata
    }
}
