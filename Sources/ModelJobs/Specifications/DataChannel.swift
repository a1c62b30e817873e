/// Data of a job in object storage, and how it is to be laid out for the program that reads it.
package struct DataChannel: Sendable, Hashable, Codable {
    /// What `uri` names (05/AUG-2).
    package enum Source: Sendable, Hashable, Codable {
        /// Every object whose key begins with the URI's key.
        case prefix
        /// The objects that a JSON array names.
        case manifest
        /// The lines of a manifest, reduced to these attributes in this order (05/AUG-5, AUG-6).
        case augmentedManifest(attributeNames: [String])
    }

    package let name: String
    package let source: Source
    package let uri: String
    package let contentType: String?
    /// Whether the objects are to be unpacked.
    package let isGzip: Bool

    package init(name: String, source: Source, uri: String, contentType: String? = nil, isGzip: Bool = false) {
        self.name = name
        self.source = source
        self.uri = uri
        self.contentType = contentType
        self.isGzip = isGzip
    }
}
