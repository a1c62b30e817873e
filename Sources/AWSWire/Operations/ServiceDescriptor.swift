/// What all operations of a service share on the wire.
package struct ServiceDescriptor: Sendable, Hashable {
    /// The name in the credential scope of a signature: `sagemaker`, `cognito-idp`, `s3`.
    package let signingName: String
    package let wireProtocol: WireProtocol
    /// The part of `X-Amz-Target` before the dot; empty for services without it.
    package let targetPrefix: String
    package let apiVersion: String
    package let xmlNamespace: String?
    /// The error code of a violated constraint, which differs between services.
    package let validationCode: String
    /// The HTTP status by error code, where it is not 400.
    package let errorStatuses: [String: Int]

    package init(
        signingName: String, wireProtocol: WireProtocol, targetPrefix: String = "", apiVersion: String,
        xmlNamespace: String? = nil, validationCode: String = "ValidationException",
        errorStatuses: [String: Int] = [:]
    ) {
        self.signingName = signingName
        self.wireProtocol = wireProtocol
        self.targetPrefix = targetPrefix
        self.apiVersion = apiVersion
        self.xmlNamespace = xmlNamespace
        self.validationCode = validationCode
        self.errorStatuses = errorStatuses
    }
}

/// The protocols that AWS clients speak.
package enum WireProtocol: Sendable, Hashable {
    case json10
    case json11
    case restJSON
    case restXML
    case query
}
