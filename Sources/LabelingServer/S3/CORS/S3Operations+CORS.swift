import AWSWire
import HTTPTypes
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func getBucketCORS(_ request: S3Request) async throws -> Response {
        guard let policy = try await policy(of: request.bucket) else {
            throw S3Refusal.notSet(
                "NoSuchCORSConfiguration", "The CORS configuration does not exist", bucket: request.bucket)
        }
        let output = S3.GetBucketCors.Output(corsRules: policy.rules)
        return Response(RESTXMLCodec.write(output, of: S3.GetBucketCors.self))
    }

    func putBucketCORS(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.PutBucketCors.self, body: try await request.document())
        try CORSPolicy(rules: input.corsConfiguration.corsRules).check()
        let text = BucketDocumentXML.write(input.corsConfiguration, root: "CORSConfiguration")
        try await store.setDocument(.cors, to: text, of: request.bucket)
        return Response(status: .ok)
    }

    /// Answers the question of a browser whether a page of another origin may send its request.
    func preflight(_ request: S3Request) async throws -> Response {
        let head = request.head
        guard let origin = head.header("Origin") else {
            throw AWSError(code: "BadRequest", message: "Insufficient information. Origin request header needed.")
        }
        guard let method = head.header("Access-Control-Request-Method"), CORSPolicy.methods.contains(method) else {
            throw AWSError(
                code: "BadRequest",
                message: "Invalid Access-Control-Request-Method: \(head.header("Access-Control-Request-Method") ?? "null")")
        }
        let asked = head.header("Access-Control-Request-Headers").map { Self.names(in: $0) } ?? []
        guard !request.bucket.isEmpty, let policy = try await policy(of: request.bucket) else {
            throw Self.forbidden("CORS is not enabled for this bucket.")
        }
        guard let rule = policy.rule(origin: origin, method: method, headers: asked) else {
            throw Self.forbidden(
                "This CORS request is not allowed. This is usually because the evalution of Origin, request method / "
                    + "Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the "
                    + "resource's CORS spec.")
        }
        var headers = Self.headers(of: rule, for: origin)
        if !asked.isEmpty { headers[.accessControlAllowHeaders] = asked.joined(separator: ", ") }
        if let seconds = rule.maxAgeSeconds { headers[.accessControlMaxAge] = "\(seconds)" }
        return Response(status: .ok, headers: headers)
    }

    /// The headers that let the page that sent `request` read its answer; none when no rule fits.
    func sharingHeaders(for request: S3Request) async throws -> HTTPFields {
        guard let origin = request.head.header("Origin"), !request.bucket.isEmpty,
            let policy = try? await policy(of: request.bucket),
            let rule = policy.rule(origin: origin, method: request.method)
        else { return [:] }
        return Self.headers(of: rule, for: origin)
    }

    private func policy(of bucket: String) async throws -> CORSPolicy? {
        guard let text = try await store.document(.cors, of: bucket) else { return nil }
        return CORSPolicy(rules: try BucketDocumentXML.read(S3.CORSConfiguration.self, text).corsRules)
    }

    private static func headers(of rule: S3.CORSRule, for origin: String) -> HTTPFields {
        let isForAll = rule.allowedOrigins.contains("*")
        var headers: HTTPFields = [
            .accessControlAllowOrigin: isForAll ? "*" : origin,
            .accessControlAllowMethods: rule.allowedMethods.joined(separator: ", "),
            .vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
        ]
        if !isForAll { headers[.accessControlAllowCredentials] = "true" }
        if let exposed = rule.exposeHeaders, !exposed.isEmpty {
            headers[.accessControlExposeHeaders] = exposed.joined(separator: ", ")
        }
        return headers
    }

    private static func names(in header: String) -> [String] {
        header.split(separator: ",").map { String($0.filter { $0 != " " }).lowercased() }.filter { !$0.isEmpty }
    }

    private static func forbidden(_ reason: String) -> AWSError {
        AWSError(code: "AccessForbidden", message: "CORSResponse: \(reason)", status: 403)
    }
}
