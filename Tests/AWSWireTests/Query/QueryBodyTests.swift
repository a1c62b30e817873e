import AWSWire
import Testing

@Suite struct QueryBodyTests {
    static let service = ServiceDescriptor(signingName: "sns", wireProtocol: .query, apiVersion: "2010-03-31", xmlNamespace: "http://sns/")

    @Test("lists, maps and structures are spelled out in parameters")
    func reads() throws {
        let form = try QueryForm(
            "Action=X&Name=a%2Bb+c&Count=3&Words.member.1=x&Words.member.2=y&Tags.member.1.Key=k&Labels.entry.1.key=a"
                + "&Labels.entry.1.value=b&Inner.Key=i&Enabled=true&Created=2024-05-01T12%3A00%3A00Z")
        let value = try QueryBody.read(form, as: SampleShape.shape)
        guard case .structure(let fields) = value else { throw WireMismatch(member: "Sample") }
        #expect(fields[0] == .string("a+b c"))
        #expect(fields[1] == .integer(3))
        #expect(fields[3] == .boolean(true))
        #expect(fields[6] == .list([.string("x"), .string("y")]))
        #expect(fields[7] == .list([.structure([.string("k"), nil])]))
        #expect(fields[8] == .map(["a": .string("b")]))
        #expect(fields[11] == .structure([.string("i"), nil]))
    }

    @Test("an empty list is sent as its bare name; a list that is not sent is absent")
    func emptyLists() throws {
        guard case .structure(let fields) = try QueryBody.read(try QueryForm("Tags="), as: SampleShape.shape) else {
            throw WireMismatch(member: "Sample")
        }
        #expect(fields[7] == .list([]))
        #expect(fields[6] == nil)
    }

    @Test("a value of the wrong type names its parameter")
    func wrongType() {
        #expect(throws: AWSError(code: "MalformedInput", message: "The value 'x' of 'Count' is not valid")) {
            try QueryBody.read(try QueryForm("Count=x"), as: SampleShape.shape)
        }
    }

    @Test(
        "hostile forms are refused or read, never trapped on",
        arguments: [
            "=", "&&&", "%", "%zz=%", "a=b=c", "Tags.member.1", "Words.member.99999999999999999999=x", "Tags.member.-1.Key=x",
        ])
    func hostileForms(_ text: String) throws {
        _ = try QueryBody.read(try QueryForm(text), as: SampleShape.shape)
    }

    @Test("too many parameters are refused")
    func tooMany() {
        let text = (0...QueryForm.maxParameters).map { "a\($0)=1" }.joined(separator: "&")
        #expect(throws: AWSError.self) { try QueryForm(text) }
    }

    @Test("answers stand in a result element with the request id beside it")
    func writes() {
        let operation = OperationDescriptor(
            "GetIt", Self.service, input: SampleShape.inner, output: SampleShape.inner, outputElement: "GetItResult")
        let text = QueryBody.write(.structure([.string("k"), nil]), of: operation, requestID: "r-1")
        #expect(
            text.hasSuffix(
                "<GetItResponse xmlns=\"http://sns/\"><GetItResult><Key>k</Key></GetItResult><ResponseMetadata>"
                    + "<RequestId>r-1</RequestId></ResponseMetadata></GetItResponse>"))
    }
}
