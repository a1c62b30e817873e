import AWSWire
import HTTPTypes
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func getObject(_ request: S3Request) async throws -> Response {
        let number = try partNumber(of: request)
        do {
            let range = try await wantedRange(request, part: number)
            let found = try await store.read(request.location, range: range, condition: request.readCondition())
            var output = headers(of: found.info, found.range, request)
            if range != nil || number != nil { markPartial(&output, found.info, found.range, part: number) }
            return answer(output, body: ResponseBody(found))
        } catch ObjectStoreError.notModified(let info) {
            return notModified(info)
        }
    }

    func headObject(_ request: S3Request) async throws -> Response {
        let number = try partNumber(of: request)
        do {
            let info = try await store.head(request.location, condition: request.readCondition())
            let range = try await wantedRange(request, part: number)
            let positions = try range?.resolve(size: info.size) ?? 0..<info.size
            var output = headers(of: info, positions, request)
            if range != nil || number != nil { markPartial(&output, info, positions, part: number) }
            return answer(output, body: ResponseBody())
        } catch ObjectStoreError.notModified(let info) {
            return notModified(info)
        }
    }

    private func answer(_ output: S3.GetObject.Output, body: ResponseBody) -> Response {
        let wire = RESTXMLCodec.write(output, of: S3.GetObject.self)
        return Response(
            status: output.contentRange == nil ? .ok : .partialContent, headers: wire.headers, body: body)
    }

    /// Says which bytes these are; an answer to a range or part is partial even when that is all of the object.
    private func markPartial(
        _ output: inout S3.GetObject.Output, _ info: ObjectInfo, _ range: Range<Int64>, part: Int?
    ) {
        if !range.isEmpty { output.contentRange = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(info.size)" }
        if part != nil, !info.parts.isEmpty { output.partsCount = info.parts.count }
    }

    private func headers(
        of info: ObjectInfo, _ range: Range<Int64>, _ request: S3Request
    ) -> S3.GetObject.Output {
        let attributes = info.attributes
        var output = S3.GetObject.Output(
            acceptRanges: "bytes", lastModified: info.lastModified, contentLength: range.count, eTag: "\"\(info.etag)\"",
            cacheControl: request.parameter("response-cache-control") ?? attributes.cacheControl,
            contentDisposition: request.parameter("response-content-disposition") ?? attributes.contentDisposition,
            contentEncoding: request.parameter("response-content-encoding") ?? attributes.contentEncoding,
            contentLanguage: request.parameter("response-content-language") ?? attributes.contentLanguage,
            contentType: request.parameter("response-content-type") ?? attributes.contentType,
            expires: request.parameter("response-expires") ?? attributes.expires,
            websiteRedirectLocation: attributes.websiteRedirect,
            metadata: attributes.userMetadata.isEmpty ? nil : attributes.userMetadata,
            tagCount: attributes.tags.isEmpty ? nil : attributes.tags.count)
        // A client would check the bytes it gets against the checksum of the whole.
        if range.count == info.size, request.head.header("x-amz-checksum-mode")?.uppercased() == "ENABLED" {
            output = output.with(info.checksum)
            output.checksumType = info.checksum?.kind.rawValue
        }
        return output
    }

    private func notModified(_ info: ObjectInfo) -> Response {
        var response = Response(status: .notModified)
        response.headers[.contentLength] = nil
        response.headers[.eTag] = "\"\(info.etag)\""
        response.headers[.lastModified] = AWSTime.rfc822(info.lastModified)
        response.headers[.cacheControl] = info.attributes.cacheControl
        return response
    }

    /// The part, or the `Range`, that the request asks for; nil for the whole object.
    private func wantedRange(_ request: S3Request, part: Int?) async throws -> ByteRange? {
        if let part { return try await range(ofPart: part, request) }
        guard let range = request.head.header("Range").flatMap({ RangeHeader.read($0) }) else { return nil }
        // `If-Range`: the whole object when it is another version than the client has a part of (RFC 9110, 13.1.5).
        guard let validator = request.head.header("If-Range") else { return range }
        let info = try await store.head(request.location)
        let isSame = validator == "\"\(info.etag)\"" || validator == AWSTime.rfc822(info.lastModified)
        return isSame ? range : nil
    }

    private func partNumber(of request: S3Request) throws(AWSError) -> Int? {
        guard let text = request.parameter("partNumber") else { return nil }
        guard let number = Int(text), (1...ObjectLimits.maxPartNumber).contains(number) else {
            throw S3Refusal.invalidArgument(
                "partNumber", text, "must be an integer between 1 and \(ObjectLimits.maxPartNumber), inclusive")
        }
        guard request.head.header("Range") == nil else {
            throw S3Refusal.invalidRequest("Cannot specify both Range header and partNumber query parameter")
        }
        return number
    }

    /// Where part `number` of the object lies; an object written in one request is its own first part.
    private func range(ofPart number: Int, _ request: S3Request) async throws -> ByteRange? {
        let info = try await store.head(request.location)
        let parts = info.parts.isEmpty ? [ObjectPart(number: 1, size: info.size, checksum: nil)] : info.parts
        guard number <= parts.count else {
            throw AWSError(
                code: "InvalidPartNumber", message: "The requested partnumber is not satisfiable", status: 416,
                members: [.init("ActualPartCount", "\(parts.count)"), .init("PartNumberRequested", "\(number)")])
        }
        let start = parts.prefix(number - 1).reduce(Int64(0)) { $0 + $1.size }
        let size = parts[number - 1].size
        return size == 0 ? nil : ByteRange(start..<start + size)
    }
}

extension ResponseBody {
    /// The bytes of an object, pulled as fast as the client takes them.
    fileprivate init(_ reading: ObjectReading) {
        self.init(contentLength: reading.range.count) { writer in
            try await writer.write(reading.body)
            try await writer.finish(nil)
        }
    }
}
