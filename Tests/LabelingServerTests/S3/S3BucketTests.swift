import AWSWire
import Testing

@testable import LabelingServer

@Suite struct S3BucketTests {
    @Test("one's own bucket can be made again in us-east-1, and only there")
    func again() async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.send("PUT", "/bucket").status == 200)
            let body = "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>"
            #expect(try await server.code("PUT", "/other", body: body) == "200")
            #expect(try await server.code("PUT", "/other", body: body) == "BucketAlreadyOwnedByYou")
        }
    }

    @Test("a bucket lies in the region that it was made in")
    func regions() async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.send("HEAD", "/bucket").header("x-amz-bucket-region") == "us-east-1")
            #expect(try await server.send("GET", "/bucket?location").document.text == "")
            let body = "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>"
            _ = try await server.send("PUT", "/other", body: body)
            #expect(try await server.send("HEAD", "/other").header("x-amz-bucket-region") == "eu-west-1")
            #expect(try await server.send("GET", "/other?location").document.text == "eu-west-1")
        }
        try await S3TestServer.run(region: "eu-central-1") { (server) async throws in
            #expect(try await server.code("PUT", "/other") == "IllegalLocationConstraintException")
            let body = "<CreateBucketConfiguration><LocationConstraint>%</LocationConstraint></CreateBucketConfiguration>"
            let wrong = body.replacing("%", with: "eu-west-1")
            #expect(try await server.code("PUT", "/other", body: wrong) == "InvalidLocationConstraint")
            #expect(try await server.code("PUT", "/other", body: body.replacing("%", with: "eu-central-1")) == "200")
        }
    }

    @Test("bad names and missing buckets are told apart")
    func refusals() async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.code("PUT", "/Not_A_Bucket") == "InvalidBucketName")
            #expect(try await server.code("PUT", "/..") == "InvalidBucketName")
            for (method, target) in [("HEAD", "/missing"), ("GET", "/missing"), ("DELETE", "/missing"), ("GET", "/missing?location")] {
                #expect(try await server.code(method, target) == "NoSuchBucket")
            }
            _ = try await server.send("PUT", "/bucket/k", body: "v")
            #expect(try await server.code("DELETE", "/bucket") == "BucketNotEmpty")
            #expect(try await server.code("POST", "/") == "MethodNotAllowed")
            #expect(try await server.code("PATCH", "/bucket") == "MethodNotAllowed")
        }
    }

    @Test("buckets are listed by name, page by page")
    func list() async throws {
        try await S3TestServer.run { (server) async throws in
            for name in ["alpha", "beta"] { _ = try await server.send("PUT", "/\(name)") }
            let all = try await server.send("GET", "/").document
            #expect(all.child("Buckets")?.children("Bucket").map { $0.child("Name")?.text } == ["alpha", "beta", "bucket"])
            #expect(all.child("Owner")?.child("ID")?.text.count == 64)
            let page = try await server.send("GET", "/?max-buckets=2").document
            let token = try #require(page.child("ContinuationToken")?.text)
            let rest = try await server.send("GET", "/?max-buckets=2&continuation-token=\(token)").document
            #expect(rest.child("Buckets")?.children("Bucket").map { $0.child("Name")?.text } == ["bucket"])
            #expect(try await server.code("GET", "/?continuation-token=forged") == "InvalidArgument")
            #expect(try await server.code("GET", "/?max-buckets=0") == "InvalidArgument")
        }
    }

    @Test("what is not set answers as S3 does", arguments: UnsetConfiguration.allCases)
    func unset(_ configuration: UnsetConfiguration) async throws {
        try await S3TestServer.run { (server) async throws in
            let reply = try await server.send("GET", "/bucket?\(configuration.rawValue)")
            switch configuration.answer {
            case .refusal(let code, _):
                #expect(reply.code == code)
                #expect(reply.status == 404)
            case .document(let root, let content):
                #expect(reply.status == 200)
                #expect(try reply.document.name == root)
                #expect(try reply.document.children.map(\.name) == content.keys.sorted())
            }
            #expect(try await server.code("GET", "/missing?\(configuration.rawValue)") == "NoSuchBucket")
            #expect(try await server.code("DELETE", "/bucket?\(configuration.rawValue)") == "204")
            #expect(try await server.code("PUT", "/bucket?\(configuration.rawValue)", body: "<x/>") == "NotImplemented")
        }
    }

    @Test("the documents that Terraform reads after it made a bucket")
    func terraform() async throws {
        try await S3TestServer.run { (server) async throws in
            let expected = [
                "policy": "NoSuchBucketPolicy", "acl": "200", "cors": "NoSuchCORSConfiguration",
                "website": "NoSuchWebsiteConfiguration", "versioning": "200", "accelerate": "200", "requestPayment": "200",
                "logging": "200", "lifecycle": "NoSuchLifecycleConfiguration",
                "replication": "ReplicationConfigurationNotFoundError",
                "encryption": "ServerSideEncryptionConfigurationNotFoundError",
                "object-lock": "ObjectLockConfigurationNotFoundError", "tagging": "NoSuchTagSet",
            ]
            for (subresource, code) in expected {
                #expect(try await server.code("GET", "/bucket?\(subresource)") == code, "\(subresource)")
            }
        }
    }

    @Test("tags of a bucket are kept, checked and removed")
    func tagging() async throws {
        try await S3TestServer.run { (server) async throws in
            let tags = "<Tagging><TagSet><Tag><Key>team</Key><Value>a b</Value></Tag></TagSet></Tagging>"
            #expect(try await server.code("PUT", "/bucket?tagging", body: tags) == "204")
            let set = try await server.send("GET", "/bucket?tagging").document.child("TagSet")
            #expect(set?.child("Tag")?.child("Value")?.text == "a b")
            let twice = tags.replacing("</TagSet>", with: "<Tag><Key>team</Key><Value/></Tag></TagSet>")
            #expect(try await server.code("PUT", "/bucket?tagging", body: twice) == "InvalidTag")
            #expect(try await server.code("PUT", "/bucket?tagging", body: "<Tagging") == "MalformedXML")
            #expect(try await server.code("DELETE", "/bucket?tagging") == "204")
            #expect(try await server.code("GET", "/bucket?tagging") == "NoSuchTagSet")
        }
    }

    @Test("canned ACLs are taken and leave everything private; other grants are refused by name")
    func acl() async throws {
        try await S3TestServer.run { (server) async throws in
            #expect(try await server.code("PUT", "/public", headers: ["x-amz-acl": "public-read"]) == "200")
            #expect(try await server.code("GET", "/public", principal: nil) == "AccessDenied")
            let policy = try await server.send("GET", "/public?acl").document
            let grants = policy.child("AccessControlList")?.children("Grant") ?? []
            #expect(grants.count == 1)
            #expect(grants.first?.child("Permission")?.text == "FULL_CONTROL")
            #expect(try await server.code("PUT", "/bucket?acl", headers: ["x-amz-acl": "private"]) == "200")
            #expect(try await server.code("PUT", "/bucket?acl", headers: ["x-amz-acl": "everyone"]) == "InvalidArgument")
            #expect(try await server.code("PUT", "/bucket?acl") == "MissingSecurityHeader")
            #expect(try await server.code("PUT", "/bucket?acl", body: "<AccessControlPolicy/>") == "NotImplemented")
            #expect(try await server.code("PUT", "/b2b", headers: ["x-amz-grant-read": "id=1"]) == "NotImplemented")
        }
    }

    @Test("versioning is off and stays off")
    func versioning() async throws {
        try await S3TestServer.run { (server) async throws in
            let body = "<VersioningConfiguration><Status>%</Status></VersioningConfiguration>"
            #expect(try await server.send("GET", "/bucket?versioning").document.children.isEmpty)
            #expect(try await server.code("PUT", "/bucket?versioning", body: body.replacing("%", with: "Enabled")) == "NotImplemented")
            #expect(try await server.code("PUT", "/bucket?versioning", body: body.replacing("%", with: "Suspended")) == "200")
        }
    }

    @Test("a bucket that is taken for another account's is denied")
    func expectedOwner() async throws {
        try await S3TestServer.run { (server) async throws in
            let right = ["x-amz-expected-bucket-owner": S3TestServer.accountID]
            let wrong = ["x-amz-expected-bucket-owner": "210987654321"]
            #expect(try await server.code("HEAD", "/bucket", headers: right) == "200")
            #expect(try await server.code("HEAD", "/bucket", headers: wrong) == "AccessDenied")
            #expect(try await server.code("PUT", "/bucket/k", headers: wrong, body: "v") == "AccessDenied")
            _ = try await server.send("PUT", "/bucket/k", body: "v")
            let copy = ["x-amz-copy-source": "bucket/k", "x-amz-source-expected-bucket-owner": "210987654321"]
            #expect(try await server.code("PUT", "/bucket/copy", headers: copy) == "AccessDenied")
        }
    }
}
