package import AWSWire

/// The operations that the server performs, by service and name.
package struct OperationRegistry: Sendable {
    /// A handler behind the generic part: fields in, fields out.
    struct Entry: Sendable {
        let descriptor: OperationDescriptor
        let perform: @Sendable (_ input: [WireValue?], _ context: OperationContext) async throws -> [WireValue?]
    }

    /// Services are told apart by signing name, operations by theirs.
    private var entries: [String: [String: Entry]] = [:]
    /// How the operations of a REST-JSON service are found, by signing name.
    private var routers: [String: RESTRouter] = [:]

    package init() {}

    /// Adds the handler of `operation`. A later registration replaces an earlier one.
    package mutating func register<Operation: AWSOperation>(
        _ operation: Operation.Type,
        handler: @escaping @Sendable (Operation.Input, OperationContext) async throws -> Operation.Output
    ) {
        let descriptor = Operation.descriptor
        entries[descriptor.service.signingName, default: [:]][descriptor.name] = Entry(descriptor: descriptor) {
            values, context in
            let input = try Operation.Input(fields: WireFields(values, descriptor.input))
            return try await handler(input, context).fields
        }
        guard descriptor.service.wireProtocol == .restJSON else { return }
        let service = descriptor.service.signingName
        routers[service] = RESTRouter((entries[service] ?? [:]).values.map(\.descriptor))
    }

    /// Every registered operation, by service and name.
    package var descriptors: [OperationDescriptor] {
        entries.values.flatMap(\.values).map(\.descriptor)
            .sorted { ($0.service.signingName, $0.name) < ($1.service.signingName, $1.name) }
    }

    /// The operation `name` of the JSON service whose targets start with `targetPrefix`.
    func entry(targetPrefix: String, name: String) -> Entry? {
        entries.values.lazy.compactMap { $0[name] }.first { $0.descriptor.service.targetPrefix == targetPrefix }
    }

    /// The operation of the REST-JSON service `service` that `head` asks for, with the parts of its path.
    func restEntry(service: String, head: RequestHead) -> (entry: Entry, labels: [String: String])? {
        let match = routers[service]?.route(
            method: head.method, path: head.path, query: head.queryItems, headers: head.headers)
        guard let match, let entry = entries[service]?[match.operation.name] else { return nil }
        return (entry, match.labels)
    }

    /// The operation `action` of a Query service.
    func queryEntry(action: String) -> Entry? {
        entries.values.lazy.compactMap { $0[action] }.first { $0.descriptor.service.wireProtocol == .query }
    }
}
