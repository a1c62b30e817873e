import AWSWire
import Foundation
import HTTPTypes
import NIOCore
import Testing

@Suite struct BodyVerifierTests {
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html, "Example".
    @Test("the documentation's signed chunks verify, however they are cut")
    func signedChunks() throws {
        let seed = Self.seed(
            headers: [
                ("x-amz-storage-class", "REDUCED_REDUNDANCY"), ("content-encoding", "aws-chunked"),
                ("x-amz-decoded-content-length", "66560"), ("content-length", "66824"),
            ], payloadHash: .signedChunks(trailer: false))
        #expect(seed.previous == "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")
        let body = Self.frame(
            [65_536, 1024],
            [
                "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
                "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
                "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
            ], trailers: "")
        #expect(body.count == 66_824)
        let terms = try BodyTerms(
            Self.head([("x-amz-decoded-content-length", "66560")]), payloadHash: .signedChunks(trailer: false),
            chunkSignature: seed)
        for size in [1, 7, 4096, 100_000] {
            let content = try Self.run(body, terms, pieces: size)
            #expect(content == [UInt8](repeating: UInt8(ascii: "a"), count: 66_560))
        }
        var changed = body
        changed[40_000] = UInt8(ascii: "b")
        #expect(throws: BodyError.chunkSignatureMismatch) { try Self.run(changed, terms, pieces: 4096) }
    }

    /// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html, "Example".
    @Test("the documentation's signed chunks with a trailer verify; a changed trailer does not")
    func signedTrailer() throws {
        let scope = CredentialScope(day: "20130524", region: "us-east-1", service: "s3")
        let seed = ChunkSignature(
            key: SigningKey(secretAccessKey: S3SignatureTests.secret, scope: scope), scope: scope,
            date: "20130524T000000Z", seed: "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e")
        let signatures = [
            "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
            "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
            "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
        ]
        let trailers =
            "x-amz-checksum-crc32c:sOO8/Q==\r\n"
            + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n"
        let terms = try BodyTerms(
            Self.head([("x-amz-trailer", "x-amz-checksum-crc32c")]), payloadHash: .signedChunks(trailer: true),
            chunkSignature: seed)
        #expect(terms.checksumAlgorithm == .crc32c)
        let content = try Self.run(Self.frame([65_536, 1024], signatures, trailers: trailers), terms, pieces: 1000)
        #expect(content.count == 66_560)
        let changed = trailers.replacingOccurrences(of: "sOO8", with: "sOO9")
        #expect(throws: BodyError.chunkSignatureMismatch) {
            try Self.run(Self.frame([65_536, 1024], signatures, trailers: changed), terms, pieces: 1000)
        }
    }

    @Test("unsigned chunks are held to their trailing checksum", arguments: ChecksumAlgorithm.allCases)
    func unsignedTrailer(_ algorithm: ChecksumAlgorithm) throws {
        let terms = try BodyTerms(
            Self.head([("x-amz-trailer", algorithm.headerName), ("x-amz-decoded-content-length", "11")]),
            payloadHash: .unsignedChunks)
        let right = Data(Checksum.of(Array("hello world".utf8), algorithm)).base64EncodedString()
        let wrong = Data(Checksum.of(Array("hello w0rld".utf8), algorithm)).base64EncodedString()
        func body(_ value: String) -> [UInt8] {
            Array("6\r\nhello \r\n5\r\nworld\r\n0\r\n\(algorithm.headerName):\(value)\r\n\r\n".utf8)
        }
        for size in [1, 2, 5, 1000] {
            #expect(try Self.run(body(right), terms, pieces: size) == Array("hello world".utf8))
        }
        #expect(throws: BodyError.checksumMismatch(algorithm, declared: wrong, actual: right)) {
            try Self.run(body(wrong), terms, pieces: 3)
        }
        #expect(throws: BodyError.invalidChecksum(name: algorithm.headerName, value: "!")) {
            try Self.run(body("!"), terms, pieces: 3)
        }
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let body: String
        var testDescription: String { body.debugDescription }
    }

    @Test(
        "broken framing is an error, never a trap",
        arguments: [
            "", "\r\n", "x\r\n", "-5\r\nhello\r\n0\r\n\r\n", "5\r\nhello", "5\r\nhello\r\n", "5\r\nhellooo\r\n0\r\n\r\n",
            "5\r\nhello\r\n0\r\n", "5\r\nhello\r\n0\r\n\r\n", "5\r\nhello\r\n0\r\nno-colon\r\n\r\n",
            "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\nmore", "ffffffffffffffff\r\nhello", "7fffffffffffffff\r\nhello",
            "5 ; x\r\nhello", String(repeating: "0", count: 9000), "0\r\n" + String(repeating: "a:b\r\n", count: 99) + "\r\n",
        ].map(Broken.init))
    func brokenFraming(_ broken: Broken) throws {
        let terms = try BodyTerms(
            Self.head([("x-amz-trailer", "x-amz-checksum-crc32")]), payloadHash: .unsignedChunks)
        for size in [1, 3, 10_000] {
            #expect(throws: BodyError.self) { try Self.run(Array(broken.body.utf8), terms, pieces: size) }
        }
    }

    @Test("a plain body is held to its hash, its MD5, its checksum and its length")
    func plainBody() throws {
        let good = Array("hello".utf8)
        let crc = Data(Checksum.of(good, .crc32)).base64EncodedString()
        let terms = try BodyTerms(
            Self.head([("content-md5", "XUFAKrxLKna5cZ2REBfFkg=="), ("x-amz-checksum-crc32", crc), ("content-length", "5")]),
            payloadHash: .of(good))
        #expect(try Self.run(good, terms, pieces: 2) == good)
        #expect(throws: BodyError.wrongLength(declared: 5, actual: 4)) { try Self.run(Array("hell".utf8), terms, pieces: 2) }
        #expect(throws: BodyError.wrongLength(declared: 5, actual: 6)) { try Self.run(Array("hello!".utf8), terms, pieces: 2) }
        #expect(throws: BodyError.self) { try Self.run(Array("hullo".utf8), terms, pieces: 2) }
    }

    @Test("only MD5 is checked when only MD5 is declared, and so on")
    func singleTerms() throws {
        let other = Array("hullo".utf8)
        let md5 = try BodyTerms(Self.head([("content-md5", "XUFAKrxLKna5cZ2REBfFkg==")]), payloadHash: .unsigned)
        #expect(throws: BodyError.md5Mismatch(declared: "XUFAKrxLKna5cZ2REBfFkg==", actual: Self.md5(other))) {
            try Self.run(other, md5, pieces: 9)
        }
        let hash = try BodyTerms(Self.head([]), payloadHash: .of(Array("hello".utf8)))
        #expect(
            throws: BodyError.payloadHashMismatch(
                declared: PayloadHash.of(Array("hello".utf8)).text, actual: PayloadHash.of(other).text)
        ) { try Self.run(other, hash, pieces: 9) }
        let none = try BodyTerms(Self.head([]), payloadHash: .unsigned)
        #expect(try Self.run(other, none, pieces: 9) == other)
    }

    @Test("headers that promise nonsense are refused before the body is read")
    func brokenTerms() {
        for headers in [
            [("content-md5", "short")], [("x-amz-checksum-crc32", "AAAA")], [("x-amz-checksum-sha256", "?")],
            [("x-amz-checksum-crc32", "AAAAAA=="), ("x-amz-checksum-crc32c", "AAAAAA==")],
            [("x-amz-trailer", "x-amz-other")], [("x-amz-trailer", "")],
        ] {
            #expect(throws: BodyError.self) { try BodyTerms(Self.head(headers), payloadHash: .unsignedChunks) }
        }
        #expect(throws: BodyError.self) {
            try BodyTerms(Self.head([("x-amz-decoded-content-length", "-1")]), payloadHash: .unsignedChunks)
        }
    }

    @Test("the checksum that completes a multipart upload is not that of its request")
    func completion() throws {
        var head = Self.head([("x-amz-checksum-crc32", "AAAAAA==")])
        head.method = "POST"
        head.query = "uploadId=1"
        #expect(try BodyTerms(head, payloadHash: .unsigned).checksumAlgorithm == nil)
    }

    static func head(_ headers: [(String, String)]) -> RequestHead {
        var head = RequestHead(method: "PUT", path: "/examplebucket/chunkObject.txt", authority: "s3.amazonaws.com")
        for (name, value) in headers {
            if let field = HTTPField.Name(name) { head.headers[field] = value }
        }
        return head
    }

    private static func seed(headers: [(String, String)], payloadHash: PayloadHash) -> ChunkSignature {
        var head = head(headers)
        return S3SignatureTests.signer.sign(&head, payloadHash: payloadHash, at: S3SignatureTests.date)
    }

    /// Chunks of the letter a with the given sizes and signatures, the last one empty.
    private static func frame(_ sizes: [Int], _ signatures: [String], trailers: String) -> [UInt8] {
        var text = ""
        for (size, signature) in zip(sizes + [0], signatures) {
            text += String(size, radix: 16) + ";chunk-signature=\(signature)\r\n"
            if size > 0 { text += String(repeating: "a", count: size) + "\r\n" }
        }
        return Array((text + trailers + "\r\n").utf8)
    }

    private static func md5(_ bytes: [UInt8]) -> String {
        var checksum = Checksum.md5()
        checksum.update(bytes)
        return checksum.base64()
    }

    private static func run(_ bytes: [UInt8], _ terms: BodyTerms, pieces: Int) throws -> [UInt8] {
        var verifier = BodyVerifier(terms)
        var content: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            verifier.append(ByteBuffer(bytes: bytes[start..<min(start + pieces, bytes.count)]))
            while let piece = try verifier.next() { content += Array(piece.readableBytesView) }
        }
        try verifier.finish()
        return content
    }
}
