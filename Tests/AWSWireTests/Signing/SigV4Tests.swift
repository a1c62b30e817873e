import AWSWire
import Foundation
import HTTPTypes
import Testing

@Suite struct SigV4Tests {
    @Test("all 34 public vectors are there")
    func vectorsAreComplete() {
        #expect(SigV4Vector.all.count == 34)
    }

    @Test("the canonical request and the string to sign are those of the public vectors", arguments: SigV4Vector.all)
    func canonicalRequest(_ vector: SigV4Vector) throws {
        var head = vector.head
        head.headers[.authorization] = vector.authorization
        let authorization = try #require(try SigV4Authorization.read(from: head))
        let canonical = CanonicalRequest(
            head: head, signedHeaders: authorization.signedHeaders, payloadHash: .of(vector.body),
            style: .normalizedAndEncodedAgain)
        #expect(canonical.description == vector.canonicalRequest)
        let text = SigV4.stringToSign(date: authorization.date, scope: authorization.scope, canonical: canonical)
        #expect(text == vector.stringToSign)
    }

    @Test("signing gives the authorization header of the public vectors", arguments: SigV4Vector.all)
    func signs(_ vector: SigV4Vector) {
        var head = vector.head
        let token = head.headers[.amzSecurityToken]
        let credentials = SigningCredentials(
            accessKeyID: SigV4Vector.credentials.accessKeyID,
            secretAccessKey: SigV4Vector.credentials.secretAccessKey, sessionToken: token)
        SigV4Signer(credentials: credentials, region: "us-east-1", service: "service")
            .sign(&head, payloadHash: .of(vector.body), at: SigV4Vector.date)
        #expect(head.headers[.authorization] == vector.authorization)
    }

    @Test("the signature of each public vector verifies", arguments: SigV4Vector.all)
    func verifies(_ vector: SigV4Vector) throws {
        var head = vector.head
        head.headers[.authorization] = vector.authorization
        let authorization = try #require(try SigV4Authorization.read(from: head))
        let verifier = SigV4Verifier(authorization, of: head)
        try verifier.checkTerms(now: SigV4Vector.date, regions: ["us-east-1"])
        _ = try verifier.checkSignature(
            secretAccessKey: SigV4Vector.credentials.secretAccessKey, payloadHash: .of(vector.body))
    }

    @Test("a public vector with another body, path, header or secret does not verify", arguments: SigV4Vector.all)
    func refusesChanges(_ vector: SigV4Vector) throws {
        var signed = vector.head
        signed.headers[.authorization] = vector.authorization
        let authorization = try #require(try SigV4Authorization.read(from: signed))
        let secret = SigV4Vector.credentials.secretAccessKey
        var otherPath = signed
        otherPath.path += "x"
        var otherHost = signed
        otherHost.authority = "example.org"
        var otherQuery = signed
        otherQuery.query = (signed.query ?? "") + "&added=1"
        let changes: [(RequestHead, [UInt8], String)] = [
            (otherPath, vector.body, secret), (otherHost, vector.body, secret), (otherQuery, vector.body, secret),
            (signed, vector.body + [0], secret), (signed, vector.body, secret + "x"),
        ]
        for (head, body, secret) in changes {
            #expect(throws: SignatureError.self) {
                _ = try SigV4Verifier(authorization, of: head)
                    .checkSignature(secretAccessKey: secret, payloadHash: .of(body))
            }
        }
    }
}
