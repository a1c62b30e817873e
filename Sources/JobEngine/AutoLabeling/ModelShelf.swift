package import LabelingDomain

/// Where the models of automated labeling are known under ARNs, so that later jobs and other services find them (05/AL-6).
package struct ModelShelf: Sendable {
    /// A model to be known from now on.
    package struct Model: Sendable, Hashable {
        package let account: String
        package let region: String
        /// Unique in its account and region.
        package let name: String
        package let roleARN: String
        /// Where its `model.tar.gz` lies.
        package let artifact: S3URI
        package let createdAt: Timestamp
    }

    private let findPlace: @Sendable (_ arn: String, _ account: String) async throws -> S3URI?
    private let addModel: @Sendable (Model) async throws -> String

    /// - Parameters:
    ///   - place: where the `model.tar.gz` of a model lies; nil when the account has no such model.
    ///   - add: makes a model known and returns its ARN. The same again changes nothing.
    package init(
        place: @escaping @Sendable (_ arn: String, _ account: String) async throws -> S3URI?,
        add: @escaping @Sendable (Model) async throws -> String
    ) {
        findPlace = place
        addModel = add
    }

    func place(of arn: String, account: String) async throws -> S3URI? { try await findPlace(arn, account) }

    func add(_ model: Model) async throws -> String { try await addModel(model) }
}
