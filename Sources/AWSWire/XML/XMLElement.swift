/// An element of a read XML document. Namespace prefixes of element names are dropped; services have but one each.
package struct XMLElement: Sendable, Hashable {
    package let name: String
    /// Attributes by their name as written, `xsi:type`.
    package let attributes: [String: String]
    package internal(set) var children: [XMLElement] = []
    /// All text directly inside, without what children hold.
    package internal(set) var text = ""

    package init(name: String, attributes: [String: String] = [:], children: [XMLElement] = [], text: String = "") {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.text = text
    }

    /// The first child called `name`.
    package func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    /// All children called `name`.
    package func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }
}
