import LabelingDomain
import Testing

@Suite("Names")
struct NamingTests {
    @Test("A label attribute name keeps its rules, 05/OUT-9..12, 03/JOB-31")
    func labelAttributeNames() throws {
        #expect(try LabelAttributeName("species", form: .inline).metadataKey == "species-metadata")
        #expect(try LabelAttributeName("city-ref", form: .reference).text == "city-ref")
        let refused: [(String, LabelAttributeName.ValueForm?, LabelAttributeNameError)] = [
            ("", .inline, .length("")),
            (String(repeating: "a", count: 128), .inline, .length(String(repeating: "a", count: 128))),
            ("a_b", .inline, .pattern("a_b")), ("-a", .inline, .pattern("-a")), ("a-", .inline, .pattern("a-")),
            ("a$", .inline, .dollarSign("a$")), ("source", .inline, .reserved("source")),
            ("source-ref", .reference, .reserved("source-ref")),
            ("species-metadata", .inline, .metadataSuffix("species-metadata")),
            ("city-ref", .inline, .unexpectedReferenceSuffix("city-ref")),
            ("city", .reference, .missingReferenceSuffix("city")),
        ]
        for (name, form, error) in refused {
            #expect(throws: error) { try LabelAttributeName(name, form: form) }
            #expect(error.description.contains("'\(name)'"))
        }
    }

    @Test("A custom job's label attribute name may end with -ref or not, 05/OUT-11")
    func customForm() throws {
        #expect(try LabelAttributeName("city-ref", form: nil).text == "city-ref")
        #expect(try LabelAttributeName("city", form: nil).text == "city")
    }

    @Test("A job name is 1 to 63 letters, digits and inner hyphens, 01/GS-5")
    func jobNames() {
        for name in ["a", "A1", "animals-2", String(repeating: "a", count: 63)] { #expect(LabelingJobName(name) != nil) }
        for name in ["", "-a", "a-", "a_b", "ä", "a b", String(repeating: "a", count: 64)] {
            #expect(LabelingJobName(name) == nil)
        }
    }

    @Test("An S3 URI is read in both spellings and printed in one, 03/LIQ-14, 07/CE-general-34")
    func s3URIs() throws {
        #expect(S3URI("s3://bucket/a/b.jpg") == S3URI(bucket: "bucket", key: "a/b.jpg"))
        #expect(S3URI("https://s3.amazonaws.com/bucket/a") == S3URI(bucket: "bucket", key: "a"))
        #expect(S3URI("https://example.com/bucket/a") == nil)
        #expect(S3URI("s3:///a") == nil)
        #expect(S3URI(bucket: "b", key: "out").appending("x").description == "s3://b/out/x")
        #expect(S3URI(bucket: "b", key: "out/").appending("x").description == "s3://b/out/x")
        #expect(S3URI(bucket: "b", key: "").appending("x").description == "s3://b/x")
    }

    @Test("An ARN keeps everything after its fifth colon as the resource")
    func arns() throws {
        let arn = try #require(ARN("arn:aws:lambda:us-east-1:432418664414:function:PRE-ImageMultiClass"))
        #expect(arn.resourceType == "function")
        #expect(arn.resourceName == "PRE-ImageMultiClass")
        #expect(arn.description == "arn:aws:lambda:us-east-1:432418664414:function:PRE-ImageMultiClass")
        for text in ["", "arn:aws:s3", "arm:aws:s3:::b", "arn::s3:::b", "arn:aws:s3:::"] { #expect(ARN(text) == nil) }
    }
}
