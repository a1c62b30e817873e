internal import HTTPTypes

/// The members that travel in path, query and headers, which REST-XML and REST-JSON share.
enum RESTBinding {
    /// Reads the member from its place in the request; nil when it is absent.
    static func read(
        _ member: ShapeMember, from head: RequestHead, query: [QueryItem], path labels: [String: String]
    ) throws(AWSError) -> WireValue? {
        switch member.location {
        case .path: return try labels[member.wireName].map { text throws(AWSError) in try value(text, of: member) }
        case .header: return try head.header(member.wireName).map { text throws(AWSError) in try value(text, of: member) }
        case .headerPrefix: return prefixedHeaders(member.wireName, of: head)
        case .queryParameter: return try queryValue(member, query)
        case .statusCode, .body, .payload: return nil
        }
    }

    /// Adds the header members of the structure `value` to `headers`.
    static func writeHeaders(_ value: WireValue, of shape: Shape, to headers: inout HTTPFields) {
        guard case .structure(let fields) = value else { return }
        for (member, field) in zip(shape.members, fields) {
            guard let field else { continue }
            switch (member.location, field) {
            case (.header, .list(let items)):
                let texts = items.map { WireText.write($0, as: member.shape, timestamp: .rfc822) }
                set(member.wireName, texts.joined(separator: ","), in: &headers)
            case (.header, _):
                set(member.wireName, WireText.write(field, as: member.shape, timestamp: .rfc822), in: &headers)
            case (.headerPrefix, .map(let entries)):
                for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
                    guard case .string(let text) = entry else { continue }
                    set(member.wireName + key, text, in: &headers)
                }
            default: break
            }
        }
    }

    private static func set(_ name: String, _ value: String, in headers: inout HTTPFields) {
        guard let field = HTTPField.Name(name) else { return }
        headers[field] = value
    }

    private static func value(_ text: String, of member: ShapeMember) throws(AWSError) -> WireValue {
        guard case .list(let item, _, _) = member.shape.kind else {
            return try WireText.read(text, as: member.shape, at: member.wireName, timestamp: .rfc822)
        }
        var items: [WireValue] = []
        for part in text.split(separator: ",") {
            let trimmed = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            items.append(try WireText.read(trimmed, as: item, at: member.wireName, timestamp: .rfc822))
        }
        return .list(items)
    }

    private static func prefixedHeaders(_ prefix: String, of head: RequestHead) -> WireValue? {
        var entries: [String: WireValue] = [:]
        for field in head.headers where field.name.canonicalName.hasPrefix(prefix.lowercased()) {
            let name = String(field.name.canonicalName.dropFirst(prefix.count))
            if case .string(let earlier)? = entries[name] {
                entries[name] = .string(earlier + "," + field.value)
            } else {
                entries[name] = .string(field.value)
            }
        }
        return entries.isEmpty ? nil : .map(entries)
    }

    private static func queryValue(_ member: ShapeMember, _ query: [QueryItem]) throws(AWSError) -> WireValue? {
        if case .list(let item, _, _) = member.shape.kind {
            var items: [WireValue] = []
            for part in query where part.name == member.wireName {
                items.append(try WireText.read(part.value, as: item, at: member.wireName, timestamp: .iso8601))
            }
            return items.isEmpty ? nil : .list(items)
        }
        guard let found = query.first(where: { $0.name == member.wireName }) else { return nil }
        return try WireText.read(found.value, as: member.shape, at: member.wireName, timestamp: .iso8601)
    }
}
