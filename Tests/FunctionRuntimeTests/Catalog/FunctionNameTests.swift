import Testing

@testable import FunctionRuntime

@Suite struct FunctionNameTests {
    @Test(
        "functions are named in the four ways of AWS",
        arguments: [
            ("labels", "labels", nil, true), ("labels:$LATEST", "labels", "$LATEST", true), ("labels:7", "labels", "7", false),
            ("123456789012:function:labels", "labels", nil, true), ("999999999999:function:labels", "labels", nil, false),
            ("arn:aws:lambda:us-east-1:123456789012:function:labels", "labels", nil, true),
            ("arn:aws:lambda:us-east-1:123456789012:function:labels:$LATEST", "labels", "$LATEST", true),
            ("arn:aws:lambda:eu-west-1:123456789012:function:labels", "labels", nil, false),
            ("arn:aws:lambda:us-east-1:999999999999:function:labels", "labels", nil, false),
        ] as [(String, String, String?, Bool)])
    func names(text: String, name: String, qualifier: String?, isOurs: Bool) throws {
        let read = try #require(FunctionName(text))
        #expect(read.name == name && read.qualifier == qualifier)
        #expect(read.isOf(account: "123456789012", region: "us-east-1") == isOurs)
    }

    @Test("anything else names no function", arguments: ["", "a:b:c", "arn:aws:sqs:us-east-1:123456789012:function:x", ":"])
    func nonsense(text: String) {
        #expect(FunctionName(text) == nil)
    }
}
