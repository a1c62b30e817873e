import LabelingDomain
import Testing

@Suite("Predefined annotation functions")
struct BuiltInFunctionTests {
    @Test("Both functions of a task type are read from their ARN in every region, 03/JOB-35")
    func readsEveryRegion() throws {
        for (region, account) in BuiltInFunction.accountByRegion {
            for (prefix, stage) in [("PRE", BuiltInFunction.Stage.preAnnotation), ("ACS", .consolidation)] {
                let arn = try #require(ARN("arn:aws:lambda:\(region):\(account):function:\(prefix)-ImageMultiClass"))
                let function = try #require(BuiltInFunction(arn))
                #expect(function.stage == stage)
                #expect(function.taskTypeName == "ImageMultiClass")
                #expect(function.region == region)
            }
        }
    }

    @Test(
        "Functions of the user's own are not taken for predefined ones",
        arguments: [
            "arn:aws:lambda:us-east-1:123456789012:function:PRE-ImageMultiClass",
            "arn:aws:lambda:us-east-1:432418664414:function:MyFunction",
            "arn:aws:lambda:us-east-1:432418664414:function:PRE-",
            "arn:aws:sagemaker:us-east-1:432418664414:function:PRE-ImageMultiClass",
        ])
    func leavesOthersAlone(_ text: String) throws {
        #expect(BuiltInFunction(try #require(ARN(text))) == nil)
    }
}
