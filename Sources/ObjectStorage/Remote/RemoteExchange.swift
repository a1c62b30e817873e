import AWSWire
import AsyncHTTPClient
import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1

import struct Foundation.Date

/// Signs requests to a remote S3, sends them, and sends those again that may succeed the next time.
struct RemoteExchange: Sendable {
    /// How often a request is sent at most. A streamed body can be sent only once.
    static let maxAttempts = 4
    /// The pause before the second attempt; it doubles each time.
    static let firstPauseMilliseconds: Int64 = 100
    /// How long an attempt without a streamed body may take until its answer begins.
    static let attemptSeconds: Int64 = 60
    /// Bytes of an error document that are read.
    static let maxErrorBytes = 64 * 1024

    let endpoint: RemoteEndpoint
    let signer: SigV4Signer
    let client: HTTPClient
    let logger: Logger
    let now: @Sendable () -> Date

    /// Sends `request` and returns its answer once it is known to be a success.
    func send(_ request: RemoteRequest) async throws(ObjectStoreError) -> RemoteResponse {
        var pause = Self.firstPauseMilliseconds
        for attempt in 1... {
            let isLast = attempt >= Self.maxAttempts || request.isStreamed
            let outcome = await self.attempt(request)
            switch outcome {
            case .success(let response): return response
            case .refused(let error): throw error
            case .failed(let error):
                guard !isLast else { throw error }
                logger.warning("asking the remote object store again", metadata: ["cause": "\(error)"])
            }
            do {
                try await Task.sleep(for: .milliseconds(pause + .random(in: 0...pause)))
            } catch {
                throw .storage("cancelled while waiting to ask the remote store again")
            }
            pause *= 2
        }
        throw .storage("the remote store was not asked")
    }

    private enum Outcome {
        case success(RemoteResponse)
        case refused(ObjectStoreError)
        /// May succeed the next time.
        case failed(ObjectStoreError)
    }

    private func attempt(_ request: RemoteRequest) async -> Outcome {
        let response: HTTPClientResponse
        do {
            response = try await client.execute(signed(request), deadline: deadline(request), logger: logger)
        } catch let error as ObjectStoreError {
            return .refused(error)
        } catch is CancellationError {
            return .refused(.storage("cancelled while asking the remote store"))
        } catch {
            return .failed(.storage("the remote store does not answer: \(error)"))
        }
        guard !(200...299).contains(response.status.code) else { return .success(RemoteResponse(response: response)) }
        let body = try? await response.body.collect(upTo: Self.maxErrorBytes)
        let refusal = RemoteRefusal(response, body: body ?? ByteBuffer(), request)
        return refusal.mayPass ? .failed(refusal.error) : .refused(refusal.error)
    }

    private func deadline(_ request: RemoteRequest) -> NIODeadline {
        request.isStreamed ? .distantFuture : .now() + .seconds(Self.attemptSeconds)
    }

    private func signed(_ request: RemoteRequest) -> HTTPClientRequest {
        var head = RequestHead(
            method: request.method.rawValue, path: endpoint.path(bucket: request.bucket, key: request.key),
            query: request.queryText, authority: endpoint.authority, headers: request.headers)
        signer.sign(&head, payloadHash: request.payloadHash, at: now())
        let query = head.query.map { "?\($0)" } ?? ""
        var sent = HTTPClientRequest(url: "\(endpoint.scheme)://\(head.authority)\(head.path)\(query)")
        sent.method = .init(rawValue: head.method)
        for field in head.headers { sent.headers.add(name: field.name.rawName, value: field.value) }
        switch request.body {
        case .none: if request.method != .get && request.method != .head { sent.body = .bytes(ByteBuffer()) }
        case .bytes(let bytes): sent.body = .bytes(bytes)
        case .stream(let body, let length): sent.body = .stream(body, length: .known(length))
        }
        return sent
    }
}

extension RemoteRequest {
    var isStreamed: Bool {
        if case .stream = body { return true }
        return false
    }

    fileprivate var payloadHash: PayloadHash {
        switch body {
        case .none: .ofNothing
        case .bytes(let bytes): .of(bytes.readableBytesView)
        case .stream: .unsigned
        }
    }
}
