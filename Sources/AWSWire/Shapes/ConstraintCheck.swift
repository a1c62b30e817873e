/// Finds every violated constraint of a request, in AWS's words.
package struct ConstraintCheck {
    /// The most characters of a value that a message repeats.
    package static let maxEchoedCharacters = 1024
    /// The most violations that a message lists.
    package static let maxListedViolations = 50

    private var violations: [String] = []

    /// The violations in `value`, in the order of the members; empty when all constraints hold.
    package static func violations(in value: WireValue, of shape: Shape) -> [String] {
        var check = ConstraintCheck()
        check.visit(value, shape, at: "")
        return check.violations
    }

    /// `2 validation errors detected: …; …`; nil when all constraints hold.
    package static func message(for value: WireValue, of shape: Shape) -> String? {
        let found = violations(in: value, of: shape)
        guard !found.isEmpty else { return nil }
        let noun = found.count == 1 ? "error" : "errors"
        return "\(found.count) validation \(noun) detected: "
            + found.prefix(maxListedViolations).joined(separator: "; ")
    }

    private mutating func visit(_ value: WireValue, _ shape: Shape, at path: String) {
        let rules = shape.constraints.violations(of: value)
        for rule in rules { report(value, shape, at: path, rule) }
        switch (value, shape.kind) {
        case (.structure(let fields), .structure(_, let members)): visit(fields, members, at: path)
        case (.list(let items), .list(let item, _, _)): visit(items, item, whole: value, list: shape, at: path)
        case (.map(let entries), .map(let key, let entry, _)):
            visit(entries, key, entry, whole: value, map: shape, at: path)
        default: break
        }
    }

    private mutating func visit(_ fields: [WireValue?], _ members: [ShapeMember], at path: String) {
        for (member, field) in zip(members, fields) {
            let memberPath = MemberPath.joined(path, member.name)
            if let field {
                visit(field, member.shape, at: memberPath)
            } else if member.isRequired {
                violations.append(
                    "Value null at '\(memberPath)' failed to satisfy constraint: Member must not be null")
            }
        }
    }

    /// Items that are structures are visited one by one; plain items are judged together, as AWS does.
    private mutating func visit(
        _ items: [WireValue], _ item: Shape, whole: WireValue, list: Shape, at path: String
    ) {
        guard item.constraints.isEmpty || !item.members.isEmpty else {
            guard items.contains(where: { !item.constraints.violations(of: $0).isEmpty }) else { return }
            let rules = item.constraints.rules(of: item.kind).joined(separator: ", ")
            return report(
                whole, item.isSensitive ? item : list, at: path, "Member must satisfy constraint: [\(rules)]")
        }
        for (index, element) in items.enumerated() { visit(element, item, at: MemberPath.item(path, index)) }
    }

    private mutating func visit(
        _ entries: [String: WireValue], _ key: Shape, _ entry: Shape, whole: WireValue, map: Shape, at path: String
    ) {
        if entries.keys.contains(where: { !key.constraints.violations(of: .string($0)).isEmpty }) {
            let rules = key.constraints.rules(of: key.kind).joined(separator: ", ")
            report(whole, map, at: path, "Map keys must satisfy constraint: [\(rules)]")
        }
        if entries.values.contains(where: { !entry.constraints.violations(of: $0).isEmpty }) {
            let rules = entry.constraints.rules(of: entry.kind).joined(separator: ", ")
            report(
                whole, entry.isSensitive ? entry : map, at: path, "Map value must satisfy constraint: [\(rules)]")
        }
        for (name, value) in entries.sorted(by: { $0.key < $1.key }) where !entry.members.isEmpty {
            visit(value, entry, at: "\(path).\(name).member")
        }
    }

    private mutating func report(_ value: WireValue, _ shape: Shape, at path: String, _ rule: String) {
        let echo = shape.isSensitive ? "" : " '\(String(value.echo.prefix(Self.maxEchoedCharacters)))'"
        violations.append("Value\(echo) at '\(path)' failed to satisfy constraint: \(rule)")
    }
}

extension WireValue {
    /// The value as messages repeat it: lists as `[a, b]`, maps as `{a=b}`.
    fileprivate var echo: String {
        switch self {
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .double(let value): "\(value)"
        case .string(let value): value
        case .timestamp(let date): AWSTime.iso8601(date)
        case .blob(let bytes): "\(bytes.count) bytes"
        case .list(let items): "[" + items.map(\.echo).joined(separator: ", ") + "]"
        case .map(let entries):
            "{" + entries.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.echo)" }.joined(separator: ", ") + "}"
        case .structure: "structure"
        }
    }
}
