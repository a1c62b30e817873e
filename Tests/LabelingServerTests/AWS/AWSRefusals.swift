import AWSWire
import Foundation
import HTTPTypes

/// What can be wrong with a request to a JSON service.
enum AWSRefusals {
    typealias Refusal = AWSOperationTests.Refusal

    static let all: [Refusal] = signatures + requests + handlers

    private static let target = "SageMaker.ListWorkteams"

    private static let signatures = [
        Refusal("no signature", 400, "MissingAuthenticationTokenException") { $0.json(target, "{}", signed: false) },
        Refusal("unknown access key", 400, "UnrecognizedClientException") {
            $0.json(target, "{}", credentials: SigningCredentials(accessKeyID: "nobody", secretAccessKey: AWSTestServer.secret))
        },
        Refusal("wrong secret", 400, "InvalidSignatureException") {
            $0.json(target, "{}", credentials: SigningCredentials(accessKeyID: AWSTestServer.accessKeyID, secretAccessKey: "wrong"))
        },
        Refusal("sixteen minutes ago", 400, "InvalidSignatureException") {
            $0.json(target, "{}", at: AWSTestServer.now.addingTimeInterval(-960))
        },
        Refusal("in the future", 400, "InvalidSignatureException") {
            $0.json(target, "{}", at: AWSTestServer.now.addingTimeInterval(960))
        },
        Refusal("another region", 400, "InvalidSignatureException") { $0.json(target, "{}", region: "eu-west-1") },
        Refusal("another service", 400, "InvalidSignatureException") { $0.json(target, "{}", service: "s3") },
        Refusal("another body", 400, "InvalidSignatureException") { server in
            (server.json(target, "{}").head, Array(#"{"MaxResults":1}"#.utf8))
        },
        Refusal("another target", 400, "InvalidSignatureException") { server in
            var request = server.json("SageMaker.DeleteWorkteam", "{}")
            request.head.headers[.amzTarget] = target
            return request
        },
        Refusal("half a signature", 400, "IncompleteSignatureException") { server in
            var request = server.json(target, "{}")
            request.head.headers[.authorization] = "AWS4-HMAC-SHA256 Credential=\(AWSTestServer.accessKeyID)"
            return request
        },
    ]

    private static let requests = [
        Refusal("unknown operation", 400, "UnknownOperationException") { $0.json("SageMaker.CreateEverything", "{}") },
        Refusal("unknown service", 400, "UnknownOperationException") { $0.json("Other.ListWorkteams", "{}") },
        Refusal("no service", 400, "UnknownOperationException") { $0.json("ListWorkteams", "{}") },
        Refusal("broken JSON", 400, "SerializationException") { $0.json(target, "{\"MaxResults\":") },
        Refusal("JSON too deep", 400, "SerializationException") { $0.json(target, String(repeating: "[", count: 5000)) },
        Refusal("wrong type", 400, "SerializationException") { $0.json(target, #"{"MaxResults":"many"}"#) },
        Refusal("number too large", 400, "SerializationException") { $0.json(target, #"{"MaxResults":1e400}"#) },
        Refusal("value out of range", 400, "ValidationException") { $0.json(target, #"{"MaxResults":0}"#) },
        Refusal("body too large", 413, "RequestEntityTooLargeException") {
            $0.json(target, #"{"NameContains":""# + String(repeating: "x", count: AWSTestServer.maxBodyBytes) + #""}"#)
        },
    ]

    private static let handlers = [
        Refusal("the handler's own error", 400, "ResourceNotFound") { $0.json(target, #"{"NameContains":"missing"}"#) },
        Refusal("an unexpected error", 500, "InternalFailure") { $0.json(target, #"{"NameContains":"broken"}"#) },
    ]
}
