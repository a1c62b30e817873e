import Foundation

/// The Query protocol: parameters in a form, answers in XML.
package enum QueryBody {
    /// The longest list that a form may spell out.
    package static let maxListItems = 10_000

    /// Reads the parameters of `form` as a structure of `shape`. `Tags=` with nothing behind it is an empty list.
    package static func read(_ form: QueryForm, as shape: Shape) throws(AWSError) -> WireValue {
        try structure(form.parameters, shape, prefix: "")
    }

    /// Writes a successful answer of `operation`.
    package static func write(
        _ value: WireValue, of operation: OperationDescriptor, requestID: String
    ) -> String {
        var writer = XMLWriter()
        let namespace = operation.service.xmlNamespace.map { XMLNamespace($0) }
        writer.open(operation.name + "Response", namespace: namespace)
        if let wrapper = operation.outputElement {
            writer.open(wrapper)
            XMLBody.writeMembers(value, of: operation.output, to: &writer)
            writer.close(wrapper)
        } else {
            XMLBody.writeMembers(value, of: operation.output, to: &writer)
        }
        writer.open("ResponseMetadata")
        writer.element("RequestId", requestID)
        writer.close("ResponseMetadata")
        writer.close(operation.name + "Response")
        return writer.text
    }

    private static func structure(
        _ parameters: [String: String], _ shape: Shape, prefix: String
    ) throws(AWSError) -> WireValue {
        var fields: [WireValue?] = []
        for member in shape.members {
            let name = prefix + member.wireName
            fields.append(try value(parameters, member.shape, name: name))
        }
        return .structure(fields)
    }

    private static func value(
        _ parameters: [String: String], _ shape: Shape, name: String
    ) throws(AWSError) -> WireValue? {
        switch shape.kind {
        case .structure:
            let prefix = name + "."
            guard parameters.keys.contains(where: { $0.hasPrefix(prefix) }) else { return nil }
            return try structure(parameters, shape, prefix: prefix)
        case .list(let item, let memberName, let isFlattened):
            let prefix = isFlattened ? name : name + "." + (memberName ?? "member")
            return try list(parameters, item, name: name, prefix: prefix)
        case .map(let key, let entry, let isFlattened):
            return try map(parameters, key, entry, prefix: isFlattened ? name : name + ".entry")
        default:
            guard let text = parameters[name] else { return nil }
            return try WireText.read(text, as: shape, at: name, timestamp: .iso8601)
        }
    }

    private static func list(
        _ parameters: [String: String], _ item: Shape, name: String, prefix: String
    ) throws(AWSError) -> WireValue? {
        var items: [WireValue] = []
        while items.count < maxListItems,
            let element = try value(parameters, item, name: "\(prefix).\(items.count + 1)")
        {
            items.append(element)
        }
        return items.isEmpty && parameters[name] == nil ? nil : .list(items)
    }

    private static func map(
        _ parameters: [String: String], _ key: Shape, _ entry: Shape, prefix: String
    ) throws(AWSError) -> WireValue? {
        var entries: [String: WireValue] = [:]
        var index = 1
        while index <= maxListItems, let name = parameters["\(prefix).\(index).key"] {
            entries[name] = try value(parameters, entry, name: "\(prefix).\(index).value")
            index += 1
        }
        return entries.isEmpty ? nil : .map(entries)
    }
}
