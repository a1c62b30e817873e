import LabelingDomain
import Manifests
import ObjectStorage

/// The features that an AutoML job learns from, and their kinds, as a file says it (09/AML-39).
struct FeatureSpecification: Sendable, Hashable {
    /// Nil where the file selects none: all columns.
    let names: [String]?
    /// `numeric`, `categorical`, `text` or `datetime`, by column.
    let kinds: [String: String]

    private static let maxBytes = 16 << 20
    private static let knownKinds: Set<String> = ["numeric", "categorical", "text", "datetime"]

    /// Reads the text of a file. Throws `client` for one that breaks a rule.
    init(_ text: [UInt8], target: String?) throws(ModelJobFailure) {
        guard let file = try? JSONValue(parsing: text), file.members != nil else {
            throw .client("The feature specification is not a JSON object.")
        }
        names = try Self.names(file["FeatureAttributeNames"])
        kinds = try Self.kinds(file["FeatureDataTypes"])
        guard names != nil || !kinds.isEmpty else {
            throw .client("The feature specification has neither FeatureAttributeNames nor FeatureDataTypes.")
        }
        if let target, names?.contains(target) == true || kinds[target] != nil {
            throw .client("The feature specification names the target '\(target)'.")
        }
        if let names, let other = kinds.keys.sorted().first(where: { !names.contains($0) }) {
            throw .client("The feature specification gives '\(other)' a type, but FeatureAttributeNames does not list it.")
        }
    }

    /// Fetches the file.
    static func read(
        _ uri: String, target: String?, from objectStore: any ObjectStore
    ) async throws(ModelJobFailure) -> FeatureSpecification {
        guard let location = S3URI(uri) else { throw .client("\(uri) is not an S3 URI.") }
        let bytes = try await ObjectDownload(objectStore: objectStore).bytes(location, limit: maxBytes)
        return try FeatureSpecification(bytes, target: target)
    }

    /// As `automl job automl` is told.
    var parameters: [String: String] {
        var parameters: [String: String] = [:]
        parameters["features"] = names.map { JSONValue.array($0.map(JSONValue.string)).description }
        if !kinds.isEmpty {
            let members = kinds.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
            parameters["feature-types"] = JSONValue.object(members).description
        }
        return parameters
    }

    private static func names(_ value: JSONValue?) throws(ModelJobFailure) -> [String]? {
        guard let value else { return nil }
        let names = value.array?.compactMap(\.string) ?? []
        guard !names.isEmpty, names.count == value.array?.count, Set(names).count == names.count else {
            throw .client("FeatureAttributeNames of the feature specification is not a list of different names.")
        }
        return names
    }

    private static func kinds(_ value: JSONValue?) throws(ModelJobFailure) -> [String: String] {
        guard let value else { return [:] }
        guard let members = value.members else { throw .client("FeatureDataTypes of the feature specification is not an object.") }
        var kinds: [String: String] = [:]
        for member in members {
            guard let kind = member.value.string, knownKinds.contains(kind) else {
                throw .client(
                    "FeatureDataTypes of the feature specification: the type of '\(member.key)' is not supported; there are "
                        + knownKinds.sorted().joined(separator: ", ") + ".")
            }
            kinds[member.key] = kind
        }
        return kinds
    }
}
