/// One member of a structure: its name, its shape, and where and how it travels.
package struct ShapeMember: Sendable {
    /// The name in the service model, and in JSON bodies.
    package let name: String
    /// The name on the wire: an XML element, header, query parameter or path label. Equals `name` unless the model
    /// says otherwise.
    package let wireName: String
    package let shape: Shape
    package let location: Location
    package let isRequired: Bool
    /// True when XML carries the member as an attribute of its parent element.
    package let isXMLAttribute: Bool
    /// The namespace declaration that the member's element carries, if any.
    package let xmlNamespace: XMLNamespace?

    /// Where a member travels.
    package enum Location: Sendable, Hashable {
        case body
        case header
        /// Every header that starts with `wireName`, as a map.
        case headerPrefix
        case queryParameter
        case path
        case statusCode
        /// The member is the whole body.
        case payload
    }

    package init(
        _ name: String, _ shape: Shape, wireName: String? = nil, in location: Location = .body, required: Bool = false,
        attribute: Bool = false, namespace: XMLNamespace? = nil
    ) {
        self.name = name
        self.wireName = wireName ?? name
        self.shape = shape
        self.location = location
        self.isRequired = required
        self.isXMLAttribute = attribute
        self.xmlNamespace = namespace
    }
}

/// An XML namespace declaration, `xmlns:prefix="uri"`.
package struct XMLNamespace: Sendable, Hashable {
    package let uri: String
    package let prefix: String?

    package init(_ uri: String, prefix: String? = nil) {
        self.uri = uri
        self.prefix = prefix
    }
}
