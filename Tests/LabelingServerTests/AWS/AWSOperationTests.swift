import AWSWire
import Foundation
import HTTPTypes
import Testing

@Suite struct AWSOperationTests {
    @Test("a signed JSON operation is decoded, performed and answered with a request id")
    func json() async throws {
        try await AWSTestServer.run { server in
            let (head, body) = server.json("SageMaker.ListWorkteams", #"{"MaxResults":5}"#)
            let reply = try await server.send(head, body: body)
            #expect(reply.status == 200)
            #expect(reply.body == #"{"Workteams":[],"NextToken":"AKIDEXAMPLE"}"#)
            #expect(reply.headers["content-type"] == "application/x-amz-json-1.1")
            #expect(reply.headers["x-amzn-requestid"]?.count == 36)
        }
    }

    @Test("GetCallerIdentity answers who signed, in the Query protocol")
    func callerIdentity() async throws {
        try await AWSTestServer.run { server in
            let (head, body) = query(server, "Action=GetCallerIdentity&Version=2011-06-15")
            let reply = try await server.send(head, body: body)
            #expect(reply.status == 200)
            #expect(
                reply.body.contains(
                    "<GetCallerIdentityResult><UserId>123456789012</UserId><Account>123456789012</Account>"
                        + "<Arn>arn:aws:iam::123456789012:root</Arn></GetCallerIdentityResult>"))
        }
    }

    @Test("an operation that clients send unsigned needs no signature")
    func unsigned() async throws {
        try await AWSTestServer.run { server in
            let (head, body) = server.json(
                "AWSCognitoIdentityProviderService.InitiateAuth", #"{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"c"}"#, signed: false)
            let reply = try await server.send(head, body: body)
            #expect(reply.status == 200)
            #expect(reply.body.contains("c true"))
        }
    }

    @Test("temporary keys work with their token, and only with it")
    func sessionToken() async throws {
        try await AWSTestServer.run { server in
            for (token, status) in [(AWSTestServer.sessionToken, 200), ("other", 400), (nil, 400)] {
                let credentials = SigningCredentials(
                    accessKeyID: AWSTestServer.temporaryKeyID, secretAccessKey: AWSTestServer.secret, sessionToken: token)
                let (head, body) = server.json("SageMaker.ListWorkteams", "{}", credentials: credentials)
                let reply = try await server.send(head, body: body)
                #expect(reply.status == status)
                #expect((status == 400) == reply.body.contains("UnrecognizedClientException"))
            }
        }
    }

    /// What goes wrong, and the code that a JSON service answers.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let status: Int
        let code: String
        let make: @Sendable (AWSTestServer) -> (head: RequestHead, body: [UInt8])

        init(
            _ name: String, _ status: Int, _ code: String, _ make: @escaping @Sendable (AWSTestServer) -> (head: RequestHead, body: [UInt8])
        ) {
            testDescription = name
            self.status = status
            self.code = code
            self.make = make
        }
    }

    @Test("each refusal has AWS's code", arguments: AWSRefusals.all)
    func refusals(_ refusal: Refusal) async throws {
        try await AWSTestServer.run { server in
            let (head, body) = refusal.make(server)
            let reply = try await server.send(head, body: body)
            #expect(reply.status == refusal.status)
            #expect(reply.body.hasPrefix("{\"__type\":\"\(refusal.code)\",\"message\":\""), "\(reply.body)")
            #expect(reply.headers["x-amzn-errortype"] == refusal.code)
            #expect(!reply.body.contains("secret detail"))
            #expect(!reply.body.contains("NSCocoaError"))
        }
    }

    @Test("a violated constraint names the member, the value and the rule")
    func validation() async throws {
        try await AWSTestServer.run { server in
            let (head, body) = server.json("SageMaker.ListWorkteams", #"{"MaxResults":101,"SortOrder":"Sideways"}"#)
            let reply = try await server.send(head, body: body)
            #expect(reply.status == 400)
            #expect(
                reply.body == #"{"__type":"ValidationException","message":"2 validation errors detected: "#
                    + "Value 'Sideways' at 'sortOrder' failed to satisfy constraint: Member must satisfy enum value set: "
                    + "[Ascending, Descending]; Value '101' at 'maxResults' failed to satisfy constraint: "
                    + #"Member must have value less than or equal to 100"}"#)
        }
    }

    @Test("Query errors come as XML with 403 for signatures and 400 for unknown actions")
    func queryErrors() async throws {
        try await AWSTestServer.run { server in
            for (form, secret, status, code) in [
                ("Action=GetCallerIdentity", "wrong", 403, "SignatureDoesNotMatch"),
                ("Action=CreateEverything", AWSTestServer.secret, 400, "InvalidAction"),
                ("Nothing=1", AWSTestServer.secret, 400, "MissingAction"),
            ] {
                let (head, body) = query(server, form, secret: secret)
                let reply = try await server.send(head, body: body)
                #expect(reply.status == status)
                #expect(reply.body.contains("<Code>\(code)</Code>"))
                #expect(reply.headers["content-type"] == "text/xml")
            }
        }
    }

    @Test("hostile requests are answered, and the server stays up")
    func hostile() async throws {
        try await AWSTestServer.run { server in
            for text in [
                "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: \(String(repeating: ".", count: 5000))\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: SageMaker.\u{e9}\r\nContent-Length: 3\r\nConnection: close\r\n\r\n\u{1}\u{2}{",
                "GET /?X-Amz-Algorithm&X-Amz-Signature=%%%&X-Amz-Credential=///// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /%00%ff/../..%2f HTTP/1.1\r\nHost: \r\nAuthorization: AWS4-HMAC-SHA256 ,=,=\r\nConnection: close\r\n\r\n",
                "PUT /b/k HTTP/1.1\r\nHost: x\r\nAuthorization: AWS :\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 2\r\nConnection: close\r\n\r\n%=",
            ] {
                let reply = try AWSTestReply(try await server.exchange(Array(text.utf8), then: []))
                #expect((400...403).contains(reply.status), "\(reply)")
            }
            let (head, body) = server.json("SageMaker.ListWorkteams", "{}")
            #expect(try await server.send(head, body: body).status == 200)
        }
    }

    /// A signed form.
    private func query(
        _ server: AWSTestServer, _ form: String, secret: String = AWSTestServer.secret
    ) -> (head: RequestHead, body: [UInt8]) {
        var head = RequestHead(method: "POST", path: "/", authority: server.authority)
        head.headers[.contentType] = "application/x-www-form-urlencoded; charset=utf-8"
        let credentials = SigningCredentials(accessKeyID: AWSTestServer.accessKeyID, secretAccessKey: secret)
        SigV4Signer(credentials: credentials, region: "us-east-1", service: "sts")
            .sign(&head, payloadHash: .of(Array(form.utf8)), at: AWSTestServer.now)
        return (head, Array(form.utf8))
    }
}
