import TaskTypes
import Testing

/// The form of video frame and 3D jobs, with attributes.
@Suite("Label category files in the extended form")
struct ExtendedLabelCategoryFileTests {
    static func read(_ text: String) throws -> LabelCategoryFile {
        try LabelCategoryFileTests.read(text, rules: LabelCategoryFileTests.frameRules)
    }

    /// 02/LCC-14, with what official files get wrong: comments, trailing commas, a missing comma (03, worth noting 11).
    static let sample = """
        {"documentVersion": "2020-03-01",
         "frameAttributes": [ // asked on every frame
          {"name": "count players", "description": "How many players?", "type": "number", "minimum": 0, "maximum": 50}
          {"name": "select one", "description": "describe // the scene", "type": "string", "enum": ["clear", "blurry"], "isRequired": true},],
         "categoryGlobalAttributes": [
          {"name": "W", "description": "all labels", "type": "string", "enum": ["foo", "buzz", "biz"], "editsAllowed": "none"}],
         "labels": [
          {"label": "Car", "editsAllowed": "none", "categoryAttributes": [
            {"name": "X", "type": "number"}, {"name": "Y", "type": "string", "enum": ["y1", "y2"]}, {"name": "Z", "type": "string"}]},
          {"label": "Pedestrian"}],
         "annotationType": "Polygon", "auditLabelAttributeName": "earlier-ref",
         "instructions": {"shortInstruction": "Draw", "fullInstruction": "<p>html</p>"}}
        """

    @Test("The documented file is read whole, as loosely as official files need, 03/LCC-2..7, 03/LCC-13..19, 02/LCC-14")
    func whole() throws {
        let file = try Self.read(Self.sample)
        #expect(file.frameAttributes.map(\.kind) == [.number(0...50), .choice(["clear", "blurry"])])
        #expect(file.frameAttributes.map(\.isRequired) == [false, true])
        #expect(file.frameAttributes[1].description == "describe // the scene")
        #expect(file.categoryAttributes.map { $0.map(\.name) } == [["W", "X", "Y", "Z"], ["W"]])
        #expect(file.categoryAttributes[0].map(\.kind).suffix(3) == [.number(nil), .choice(["y1", "y2"]), .freeText])
        #expect(file.categoryAttributes[0].map(\.isEditable) == [false, true, true, true])
        #expect(file.isEditable == [false, true])
        #expect(file.annotationType == "Polygon" && file.auditedAttribute == "earlier-ref")
        #expect(file.instructions == WorkerInstructions(short: "Draw", full: "<p>html</p>"))
    }

    struct Breach: Sendable, CustomTestStringConvertible {
        let rule: String
        let json: String
        let words: String
        var testDescription: String { rule }

        init(_ rule: String, _ json: String, _ words: String) {
            (self.rule, self.json, self.words) = (rule, json, words)
        }
    }

    static let attributeBreaches = [
        Breach("03/LCC-2 name", #"{"type":"string","description":""}"#, "'name' of entry 1 of 'frameAttributes' is missing"),
        Breach("03/LCC-2 type", #"{"name":"a","description":""}"#, "'type' of entry 1 of 'frameAttributes' is missing"),
        Breach("03/LCC-2 description", #"{"name":"a","type":"string"}"#, "'description' of entry 1 of 'frameAttributes' is missing"),
        Breach("03/LCC-5", #"{"name":"a","type":"boolean","description":""}"#, "is 'boolean', but must be 'string' or 'number'"),
        Breach("03/LCC-6 type", #"{"name":"a","type":"number","description":"","enum":["x"]}"#, "'enum' of entry 1"),
        Breach("03/LCC-6 none", #"{"name":"a","type":"string","description":"","enum":[]}"#, "has 0 entries, but must have 1 to 10"),
        Breach(
            "03/LCC-6 eleven", #"{"name":"a","type":"string","description":"","enum":["1","2","3","4","5","6","7","8","9","10","11"]}"#,
            "has 11 entries"),
        Breach(
            "03/LCC-6 long", #"{"name":"a","type":"string","description":"","enum":["12345678901234567"]}"#,
            "entry 1 of 'enum' of entry 1 of 'frameAttributes', '12345678901234567', has 17 characters, but must have 1 to 16"),
        Breach("03/LCC-7 one", #"{"name":"a","type":"number","description":"","minimum":1}"#, "'maximum' of entry 1"),
        Breach(
            "03/LCC-7 fraction", #"{"name":"a","type":"number","description":"","minimum":1.5,"maximum":2}"#,
            "is 1.5, but must be an integer"),
        Breach(
            "03/LCC-7 order", #"{"name":"a","type":"number","description":"","minimum":3,"maximum":2}"#,
            "'minimum' 3 is above its 'maximum' 2"),
        Breach("03/LCC-7 type", #"{"name":"a","type":"string","description":"","maximum":2}"#, "it needs the 'type' 'number'"),
        Breach("03/LCC-8", "{\"name\":\"a\",\"type\":\"string\",\"description\":\"\(String(repeating: "x", count: 129))\"}", "at most 128"),
        Breach("03/LCC-9 length", #"{"name":"seventeen letters","type":"string","description":""}"#, "has 17 characters"),
        Breach("03/LCC-13", #"{"name":"a","type":"string","description":"","isRequired":"yes"}"#, "must be true or false"),
        Breach("03/LCC-17", #"{"name":"a","type":"string","description":"","editsAllowed":"some"}"#, "must be 'any' or 'none'"),
    ]

    @Test("Every rule about an attribute is told", arguments: attributeBreaches)
    func attributeRules(breach: Breach) {
        let error = #expect(throws: LabelCategoryFileError.self) {
            try Self.read("{\"labels\":[{\"label\":\"a\"}],\"frameAttributes\":[\(breach.json)]}")
        }
        #expect(error?.description.contains(breach.words) == true, "\(error?.description ?? "")")
    }

    static func texts(_ count: Int, _ letter: String, choices: Bool = false) -> String {
        let rest = choices ? #","enum":["x"]"# : ""
        return (0..<count).map { #"{"name":"\#(letter)\#($0)","type":"string","description":""\#(rest)}"# }.joined(separator: ",")
    }

    static let fileBreaches = [
        Breach("03/LCC-1 length", #"{"labels":[{"label":"seventeen letters"}]}"#, "but must have 1 to 16"),
        Breach(
            "03/LCC-1 count", "{\"labels\":[\((0...30).map { "{\"label\":\"\($0)\"}" }.joined(separator: ","))]}",
            "31 labels, but this task type takes at most 30"),
        Breach(
            "03/LCC-9 clash",
            #"{"labels":[{"label":"a","categoryAttributes":[{"name":"W","type":"string"}]}],"categoryGlobalAttributes":[{"name":"W","type":"string"}]}"#,
            "'name' of entry 1 of 'categoryAttributes' of entry 1 of 'labels', 'W', occurs more than once"),
        Breach(
            "03/LCC-10 ten",
            "{\"labels\":[{\"label\":\"a\",\"categoryAttributes\":[\(texts(7, "o", choices: true))]}],"
                + "\"categoryGlobalAttributes\":[\(texts(4, "g", choices: true))]}", "has 11 entries, but must have at most 10"),
        Breach(
            "03/LCC-10 free text", "{\"labels\":[{\"label\":\"a\",\"categoryAttributes\":[\(texts(6, "o"))]}]}",
            "has 6 entries, but must have at most 5"),
        Breach(
            "03/LCC-11 ten", "{\"labels\":[{\"label\":\"a\"}],\"frameAttributes\":[\(texts(11, "f", choices: true))]}",
            "'frameAttributes' has 11 entries"),
        Breach(
            "03/LCC-11 free text", "{\"labels\":[{\"label\":\"a\"}],\"frameAttributes\":[\(texts(6, "f"))]}",
            "the free text among 'frameAttributes' has 6 entries"),
        Breach("03/LCC-14", #"{"labels":[{"label":"a"}],"annotationType":"Box"}"#, "'annotationType' is 'Box'"),
        Breach(
            "03/LCC-15 half", #"{"labels":[{"label":"a"}],"instructions":{"shortInstruction":"a"}}"#,
            "'fullInstruction' of 'instructions' is missing"),
        Breach(
            "03/LCC-15 short",
            "{\"labels\":[{\"label\":\"a\"}],\"instructions\":{\"shortInstruction\":\"\(String(repeating: "x", count: 255))\",\"fullInstruction\":\"a\"}}",
            "has 255 characters, but must have 1 to 254"),
        Breach(
            "03/LCC-15 full",
            "{\"labels\":[{\"label\":\"a\"}],\"instructions\":{\"shortInstruction\":\"a\",\"fullInstruction\":\"\(String(repeating: "x", count: 2_048))\"}}",
            "has 2048 characters, but must have 1 to 2047"),
        Breach("03/LCC-17 label", #"{"labels":[{"label":"a","editsAllowed":true}]}"#, "'editsAllowed' of entry 1 of 'labels'"),
    ]

    @Test("Every rule about the file is told", arguments: fileBreaches)
    func fileRules(breach: Breach) {
        let error = #expect(throws: LabelCategoryFileError.self) { try Self.read(breach.json) }
        #expect(error?.description.contains(breach.words) == true, "\(error?.description ?? "")")
    }

    @Test("Instructions are mandatory where no template holds them, 03/LCC-16, 01/TXT-9")
    func mandatoryInstructions() {
        let rules = LabelCategoryRules(minCount: 1).withInstructions
        for text in [#"{"labels":[{"label":"a"}]}"#, #"{"labels":[{"label":"a"}],"instructions":{}}"#] {
            let error = #expect(throws: LabelCategoryFileError.self) { try LabelCategoryFile(Array(text.utf8), rules: rules) }
            #expect(error?.description.contains("is missing") == true)
        }
    }
}
