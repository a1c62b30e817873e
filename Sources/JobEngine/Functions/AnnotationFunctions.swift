/// The functions of the account, as far as jobs use them (03/LAM).
package struct AnnotationFunctions: Sendable {
    /// Whether the account has a function of this ARN.
    package let exists: @Sendable (_ arn: String) async throws -> Bool
    /// Calls a function with a JSON text and returns what it answers. Throws `AnnotationFunctionError`.
    package let invoke: @Sendable (_ arn: String, _ payload: String) async throws -> String

    package init(
        exists: @escaping @Sendable (_ arn: String) async throws -> Bool,
        invoke: @escaping @Sendable (_ arn: String, _ payload: String) async throws -> String
    ) {
        self.exists = exists
        self.invoke = invoke
    }

    /// An account without functions.
    package static let none = AnnotationFunctions(
        exists: { _ in false }, invoke: { arn, _ in throw AnnotationFunctionError.missing(arn) })
}
