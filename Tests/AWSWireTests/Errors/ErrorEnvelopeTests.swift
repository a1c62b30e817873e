import AWSWire
import HTTPTypes
import Testing

@Suite struct ErrorEnvelopeTests {
    static let error = AWSError(
        code: "NoSuchKey", message: "Nothing \"here\" & <there>", status: 404, members: [.init("Key", "a/b")], cause: "row 7 of the index")

    @Test(
        "each protocol has its own form, and none shows the cause",
        arguments: [
            (
                WireProtocol.json11, #"{"__type":"NoSuchKey","message":"Nothing \"here\" & <there>","Key":"a/b"}"#,
                "application/x-amz-json-1.1"
            ),
            (.json10, #"{"__type":"NoSuchKey","message":"Nothing \"here\" & <there>","Key":"a/b"}"#, "application/x-amz-json-1.0"),
            (.restJSON, #"{"message":"Nothing \"here\" & <there>","Key":"a/b"}"#, "application/json"),
            (
                .query,
                "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchKey</Code><Message>Nothing &quot;here&quot; &amp; &lt;there&gt;</Message></Error><RequestId>r-1</RequestId></ErrorResponse>",
                "text/xml"
            ),
            (
                .restXML,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code><Message>Nothing &quot;here&quot; &amp; &lt;there&gt;</Message><Key>a/b</Key><Resource>/x</Resource><RequestId>r-1</RequestId></Error>",
                "application/xml"
            ),
        ])
    func forms(_ wireProtocol: WireProtocol, _ body: String, _ contentType: String) {
        let response = ErrorEnvelope.response(Self.error, in: wireProtocol, requestID: "r-1", resource: "/x")
        #expect(response.status == 404)
        #expect(response.body == body)
        #expect(response.headers[.contentType] == contentType)
        #expect(response.headers[wireProtocol == .restXML ? .amzRequestID : .amznRequestID] == "r-1")
        #expect((response.headers[.amznErrorType] == "NoSuchKey") == [.json10, .json11, .restJSON].contains(wireProtocol))
    }
}
