import AWSWire
import Foundation
import HTTPTypes
import Testing

@Suite struct AWSObjectStorageTests {
    @Test("a signed upload reaches object storage with its body and its signer")
    func signed() async throws {
        let body = Array("hello".utf8)
        try await AWSTestServer.run { server in
            let reply = try await server.send(server.s3("PUT", "/b/a%20b", payloadHash: .of(body)), body: body)
            #expect(reply.status == 200)
            #expect(reply.body == "AKIDEXAMPLE 5 -")
            #expect(reply.headers["x-amz-request-id"]?.count == 16)
            let unsigned = try await server.send(server.s3("PUT", "/b/k", payloadHash: .unsigned), body: body)
            #expect(unsigned.body == "AKIDEXAMPLE 5 -")
        }
    }

    @Test("a request without any signature is anonymous")
    func anonymous() async throws {
        try await AWSTestServer.run { server in
            let reply = try await server.send(RequestHead(method: "GET", path: "/b/k", authority: server.authority))
            #expect(reply.body == "anonymous 0 -")
        }
    }

    @Test("a body that is not the signed one is refused at its end")
    func otherBody() async throws {
        try await AWSTestServer.run { server in
            let reply = try await server.send(
                server.s3("PUT", "/b/k", payloadHash: .of(Array("hello".utf8))), body: Array("hullo".utf8))
            #expect(reply.status == 400)
            #expect(reply.body.contains("<Code>XAmzContentSHA256Mismatch</Code>"))
        }
    }

    @Test("a trailing checksum is verified behind aws-chunked framing")
    func chunked() async throws {
        try await AWSTestServer.run { server in
            let value = Data(Checksum.of(Array("hello".utf8), .crc64nvme)).base64EncodedString()
            for (trailer, status, text) in [(value, 200, "AKIDEXAMPLE 5 CRC64NVME"), ("AAAAAAAAAAA=", 400, "<Code>BadDigest</Code>")] {
                let body = Array("5\r\nhello\r\n0\r\nx-amz-checksum-crc64nvme:\(trailer)\r\n\r\n".utf8)
                let head = server.s3(
                    "PUT", "/b/k", payloadHash: .unsignedChunks,
                    headers: [
                        (.contentEncoding, "aws-chunked"), (.amzTrailer, "x-amz-checksum-crc64nvme"), (.amzDecodedContentLength, "5"),
                        (.contentLength, "\(body.count)"),
                    ])
                let reply = try await server.send(head, body: body)
                #expect(reply.status == status)
                #expect(reply.body.contains(text))
            }
        }
    }

    @Test("presigned URLs of both versions work until they expire", arguments: [60, -60])
    func presigned(_ age: Int) async throws {
        try await AWSTestServer.run { server in
            var v4 = RequestHead(method: "GET", path: "/b/a%20b", authority: server.authority)
            SigV4Signer(credentials: AWSTestServer.credentials, region: "us-east-1", service: "s3")
                .presign(&v4, expirySeconds: 30, at: AWSTestServer.now.addingTimeInterval(age < 0 ? Double(age) : 0))
            let expires = "\(Int(AWSTestServer.now.timeIntervalSince1970) + age)"
            let unsigned = RequestHead(method: "GET", path: "/bucket/k", authority: server.authority)
            let text = SigV2.stringToSign(unsigned, resource: "/bucket/k", date: expires)
            let signature = PercentEncoding.encode(SigV2.signature(of: text, secretAccessKey: AWSTestServer.secret))
            let query = "AWSAccessKeyId=\(AWSTestServer.accessKeyID)&Signature=\(signature)&Expires=\(expires)"
            let v2 = RequestHead(method: "GET", path: "/bucket/k", query: query, authority: server.authority)
            // The same signature is good for the virtual-host spelling of the same resource.
            let host = RequestHead(method: "GET", path: "/k", query: query, authority: "bucket.localhost")
            for head in [v4, v2, host] {
                let reply = try await server.send(head)
                #expect(reply.status == (age > 0 ? 200 : 403))
                if age > 0 { #expect(reply.body == "AKIDEXAMPLE 0 -") }
                if age < 0 { #expect(reply.body.contains("<Code>AccessDenied</Code><Message>Request has expired</Message>")) }
            }
        }
    }

    @Test("each bad signature has S3's code and status")
    func refusals() async throws {
        try await AWSTestServer.run { server in
            let wrong = SigningCredentials(accessKeyID: AWSTestServer.accessKeyID, secretAccessKey: "wrong")
            let unknown = SigningCredentials(accessKeyID: "nobody", secretAccessKey: AWSTestServer.secret)
            let token = SigningCredentials(
                accessKeyID: AWSTestServer.accessKeyID, secretAccessKey: AWSTestServer.secret, sessionToken: "x")
            let late = AWSTestServer.now.addingTimeInterval(-3600)
            var bearer = RequestHead(method: "GET", path: "/b/k", authority: server.authority)
            bearer.headers[.authorization] = "Bearer x"
            var noHash = server.s3("GET", "/b/k", payloadHash: .ofNothing)
            noHash.headers[.amzContentSHA256] = nil
            var twice = server.s3("GET", "/b/k", payloadHash: .ofNothing)
            twice.query = "X-Amz-Signature=0"
            var badHash = noHash
            badHash.headers[.amzContentSHA256] = "xyz"
            let cases: [(RequestHead, Int, String)] = [
                (server.s3("GET", "/b/k", payloadHash: .ofNothing, credentials: wrong), 403, "SignatureDoesNotMatch"),
                (server.s3("GET", "/b/k", payloadHash: .ofNothing, credentials: unknown), 403, "InvalidAccessKeyId"),
                (server.s3("GET", "/b/k", payloadHash: .ofNothing, credentials: token), 400, "InvalidToken"),
                (server.s3("GET", "/b/k", payloadHash: .ofNothing, at: late), 403, "RequestTimeTooSkewed"),
                (server.s3("GET", "/b/k", payloadHash: .ofNothing, region: "eu-west-1"), 400, "AuthorizationHeaderMalformed"),
                (bearer, 400, "AuthorizationHeaderMalformed"), (twice, 400, "InvalidArgument"), (noHash, 400, "InvalidRequest"),
                (badHash, 400, "InvalidRequest"),
            ]
            for (head, status, code) in cases {
                let reply = try await server.send(head)
                #expect(reply.status == status)
                #expect(reply.body.contains("<Code>\(code)</Code>"), "\(reply.body)")
                #expect(reply.body.contains("<RequestId>\(reply.headers["x-amz-request-id"] ?? "?")</RequestId>"))
            }
        }
    }

    @Test("an error to a HEAD request has no body")
    func head() async throws {
        try await AWSTestServer.run { server in
            let reply = try await server.send(server.s3("HEAD", "/refused", payloadHash: .ofNothing))
            #expect(reply.status == 404)
            #expect(reply.body.isEmpty)
        }
    }

    @Test("100 Continue goes out once the signature holds, and before the body")
    func expectContinue() async throws {
        let body = Array("hello".utf8)
        try await AWSTestServer.run { server in
            let head = server.s3("PUT", "/b/k", payloadHash: .of(body), headers: [(.expect, "100-continue"), (.contentLength, "5")])
            let text = try await server.exchange(server.text(of: head, body: []), then: body)
            #expect(text.hasPrefix("HTTP/1.1 100 Continue\r\n"))
            #expect(text.contains("HTTP/1.1 200 OK"))
            #expect(text.hasSuffix("AKIDEXAMPLE 5 -"))
        }
    }

    @Test("a request that is refused before its body is read gets no 100 Continue, and its connection is closed")
    func noContinue() async throws {
        let body = Array("hello".utf8)
        let wrong = SigningCredentials(accessKeyID: AWSTestServer.accessKeyID, secretAccessKey: "wrong")
        try await AWSTestServer.run { server in
            for (path, credentials, status) in [("/b/k", wrong, "403"), ("/refused", AWSTestServer.credentials, "404")] {
                let head = server.s3(
                    "PUT", path, payloadHash: .of(body), headers: [(.expect, "100-continue"), (.contentLength, "5")],
                    credentials: credentials)
                let text = try await server.exchange(server.text(of: head, body: []), then: body)
                #expect(text.hasPrefix("HTTP/1.1 \(status) "))
                #expect(try AWSTestReply(text).headers["connection"] == "close")
            }
        }
    }
}
