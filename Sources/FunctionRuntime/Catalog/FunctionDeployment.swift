package import LabelingDomain

/// A function as it stands: configuration and code together. Any change makes another one.
package struct FunctionDeployment: Sendable, Hashable {
    package let arn: String
    package let name: String
    package let configuration: FunctionConfiguration
    package let code: S3URI
    /// Base64, as AWS tells it.
    package let codeSHA256: String
    package let codeSize: Int
    package let revision: String
    package let modifiedAt: Timestamp
}
