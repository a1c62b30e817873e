/// The bodies of REST-XML and the answers of Query: a `WireValue` read from, or written as, XML under its shape.
package enum XMLBody {
    /// Reads `element` as a value of `shape`.
    package static func read(_ element: XMLElement, as shape: Shape) throws(AWSError) -> WireValue {
        switch shape.kind {
        case .structure(_, let members): return try structure(element, members)
        case .list(let item, let memberName, _):
            return try list(element.children(memberName ?? "member"), item)
        case .map(let key, let entry, _): return try map(element.children("entry"), key, entry)
        default: return try WireText.read(element.text, as: shape, at: element.name, timestamp: .iso8601)
        }
    }

    /// Writes the body members of the structure `value`, each in its element.
    package static func writeMembers(_ value: WireValue, of shape: Shape, to writer: inout XMLWriter) {
        guard case .structure(let fields) = value else { return }
        for (member, field) in zip(shape.members, fields) {
            guard let field, member.location == .body, !member.isXMLAttribute else { continue }
            write(field, as: member.shape, named: member.wireName, namespace: member.xmlNamespace, to: &writer)
        }
    }

    /// Writes `value` in an element called `name`.
    package static func write(
        _ value: WireValue, as shape: Shape, named name: String, namespace: XMLNamespace? = nil,
        to writer: inout XMLWriter
    ) {
        switch (value, shape.kind) {
        case (.structure, .structure):
            writer.open(name, namespace: namespace, attributes: attributes(of: value, shape))
            writeMembers(value, of: shape, to: &writer)
            writer.close(name)
        case (.list(let items), .list(let item, let memberName, let isFlattened)):
            if isFlattened {
                for element in items { write(element, as: item, named: name, to: &writer) }
            } else {
                writer.open(name, namespace: namespace)
                for element in items { write(element, as: item, named: memberName ?? "member", to: &writer) }
                writer.close(name)
            }
        case (.map(let entries), .map(_, let entry, let isFlattened)):
            writeMap(entries, entry, named: name, isFlattened: isFlattened, to: &writer)
        default:
            writer.element(name, WireText.write(value, as: shape, timestamp: .iso8601))
        }
    }

    private static func writeMap(
        _ entries: [String: WireValue], _ entry: Shape, named name: String, isFlattened: Bool,
        to writer: inout XMLWriter
    ) {
        if !isFlattened { writer.open(name) }
        let entryName = isFlattened ? name : "entry"
        for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
            writer.open(entryName)
            writer.element("key", key)
            write(value, as: entry, named: "value", to: &writer)
            writer.close(entryName)
        }
        if !isFlattened { writer.close(name) }
    }

    private static func attributes(of value: WireValue, _ shape: Shape) -> [(String, String)] {
        guard case .structure(let fields) = value else { return [] }
        return zip(shape.members, fields).compactMap { member, field in
            guard member.isXMLAttribute, let field else { return nil }
            return (member.wireName, WireText.write(field, as: member.shape, timestamp: .iso8601))
        }
    }

    private static func structure(_ element: XMLElement, _ members: [ShapeMember]) throws(AWSError) -> WireValue {
        var fields: [WireValue?] = []
        for member in members {
            guard member.location == .body else {
                fields.append(nil)
                continue
            }
            fields.append(try self.member(member, of: element))
        }
        return .structure(fields)
    }

    private static func member(_ member: ShapeMember, of element: XMLElement) throws(AWSError) -> WireValue? {
        if member.isXMLAttribute {
            guard let text = element.attributes[member.wireName] else { return nil }
            return try WireText.read(text, as: member.shape, at: member.wireName, timestamp: .iso8601)
        }
        let found = element.children(member.wireName)
        guard let first = found.first else { return nil }
        switch member.shape.kind {
        case .list(let item, _, true): return try list(found, item)
        case .map(let key, let entry, true): return try map(found, key, entry)
        default: return try read(first, as: member.shape)
        }
    }

    private static func list(_ elements: [XMLElement], _ item: Shape) throws(AWSError) -> WireValue {
        var items: [WireValue] = []
        for element in elements { items.append(try read(element, as: item)) }
        return .list(items)
    }

    private static func map(_ elements: [XMLElement], _ key: Shape, _ entry: Shape) throws(AWSError) -> WireValue {
        var entries: [String: WireValue] = [:]
        for element in elements {
            guard let name = element.child("key")?.text, let value = element.child("value") else { continue }
            entries[name] = try read(value, as: entry)
        }
        return .map(entries)
    }
}
