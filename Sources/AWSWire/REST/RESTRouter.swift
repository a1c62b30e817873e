package import HTTPTypes

/// Finds the operation that a REST request asks for, from the templates and required members of the models.
///
/// `PUT /{Bucket}/{Key+}` alone is four operations of S3; the one wins whose literal query and required parameters and
/// headers are all there and are the most.
package struct RESTRouter: Sendable {
    /// What a request was found to be.
    package struct Match: Sendable {
        package let operation: OperationDescriptor
        /// The percent-decoded parts of the path, by their names in the template.
        package let labels: [String: String]
    }

    private struct Route: Sendable {
        let operation: OperationDescriptor
        let segments: [Substring]
        let literals: [QueryItem]
        let requiredParameters: [String]
        let requiredHeaders: [String]

        var weight: Int { literals.count + requiredParameters.count + requiredHeaders.count }
    }

    private let routes: [Route]

    package init(_ operations: [OperationDescriptor]) {
        routes = operations.map(Self.route).sorted { ($0.weight, $1.operation.name) > ($1.weight, $0.operation.name) }
    }

    /// The operation for `method` on `path` (as sent, without the query); nil when there is none.
    package func route(method: String, path: String, query: [QueryItem], headers: HTTPFields) -> Match? {
        let segments = Self.segments(path)
        for route in routes where route.operation.method == method {
            guard let labels = Self.labels(segments, route.segments), Self.fits(route, query, headers) else { continue }
            return Match(operation: route.operation, labels: labels)
        }
        return nil
    }

    private static func route(_ operation: OperationDescriptor) -> Route {
        let parts = operation.uri.split(separator: "?", maxSplits: 1)
        let required = operation.input.members.filter(\.isRequired)
        return Route(
            operation: operation, segments: segments(String(parts.first ?? "/")),
            literals: parts.count > 1 ? QueryItem.parse(parts[1]) : [],
            requiredParameters: required.filter { $0.location == .queryParameter }.map(\.wireName),
            requiredHeaders: required.filter { $0.location == .header }.map(\.wireName))
    }

    /// The parts of the path between its slashes; none for `/`.
    private static func segments(_ path: String) -> [Substring] {
        let trimmed = path.hasPrefix("/") ? path.dropFirst() : path[...]
        return trimmed.isEmpty ? [] : trimmed.split(separator: "/", omittingEmptySubsequences: false)
    }

    private static func labels(_ path: [Substring], _ template: [Substring]) -> [String: String]? {
        var labels: [String: String] = [:]
        var rest = path[...]
        for part in template {
            guard let segment = rest.first else { return nil }
            if part.hasPrefix("{"), part.hasSuffix("+}") {
                let key = PercentEncoding.decode(rest.joined(separator: "/"))
                guard !key.isEmpty else { return nil }
                labels[String(part.dropFirst().dropLast(2))] = key
                return labels
            }
            if part.hasPrefix("{"), part.hasSuffix("}") {
                guard !segment.isEmpty else { return nil }
                labels[String(part.dropFirst().dropLast())] = PercentEncoding.decode(segment)
            } else if part != segment {
                return nil
            }
            rest = rest.dropFirst()
        }
        return rest.allSatisfy(\.isEmpty) && rest.count <= 1 ? labels : nil
    }

    private static func fits(_ route: Route, _ query: [QueryItem], _ headers: HTTPFields) -> Bool {
        route.literals.allSatisfy { literal in
            query.contains { $0.name == literal.name && (!literal.hasValue || $0.value == literal.value) }
        } && route.requiredParameters.allSatisfy { name in query.contains { $0.name == name } }
            && route.requiredHeaders.allSatisfy { name in HTTPField.Name(name).map { headers[$0] != nil } ?? false }
    }
}
