import AWSWire
import ServiceShapes

/// Every generated operation of every service.
enum GeneratedOperations {
    static let all =
        CognitoIdentityProvider.operations + S3.operations + SageMaker.operations + SecurityTokenService.operations
}
