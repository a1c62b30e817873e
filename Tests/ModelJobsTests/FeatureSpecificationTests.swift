import Testing

@testable import ModelJobs

@Suite struct FeatureSpecificationTests {
    @Test("a file selects features and gives them types, 09/AML-39")
    func features() throws {
        let text = #"{"FeatureAttributeNames":["b","a"],"FeatureDataTypes":{"a":"numeric"}}"#
        let file = try FeatureSpecification(Array(text.utf8), target: "y")
        #expect(file.parameters == ["features": #"["b","a"]"#, "feature-types": #"{"a":"numeric"}"#])
        let typed = try FeatureSpecification(Array(#"{"FeatureDataTypes":{"a":"text"}}"#.utf8), target: "y")
        #expect(typed.names == nil && typed.kinds == ["a": "text"])
    }

    @Test(
        "files that break a rule are refused, 09/AML-39",
        arguments: [
            "[]", "{}", #"{"FeatureAttributeNames":["a","a"]}"#, #"{"FeatureAttributeNames":["y"]}"#,
            #"{"FeatureAttributeNames":[1]}"#, #"{"FeatureAttributeNames":["a"],"FeatureDataTypes":{"b":"text"}}"#,
            #"{"FeatureDataTypes":{"a":"sequence"}}"#, #"{"FeatureDataTypes":{"y":"text"}}"#,
        ])
    func refusals(text: String) {
        #expect(throws: ModelJobFailure.self) { try FeatureSpecification(Array(text.utf8), target: "y") }
    }
}
