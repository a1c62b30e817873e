import LabelingDomain
import Persistence
import Testing

@testable import JobEngine

/// What a request for a job is refused for before anything is stored.
@Suite struct JobCreationTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let rule: String
        let words: [String]
        let change: @Sendable (inout LabelingJobSpecification) -> Void

        var testDescription: String { rule }
    }

    static let entityPage = "arn:aws:sagemaker:us-east-1:394669845002:human-task-ui/NamedEntityRecognition"

    static let refusals = [
        Refusal(rule: "the label is reserved, 05/OUT-10", words: ["'source'", "reserved"]) { $0.labelAttributeName = "source" },
        Refusal(rule: "the label ends with -metadata, 05/OUT-9", words: ["a-metadata"]) { $0.labelAttributeName = "a-metadata" },
        Refusal(rule: "the label ends with -ref, 05/OUT-11", words: ["a-ref"]) { $0.labelAttributeName = "a-ref" },
        Refusal(rule: "the label has a dollar, 05/OUT-12", words: ["'$'"]) { $0.labelAttributeName = "a$" },
        Refusal(rule: "functions of two task types, 03/JOB-35", words: ["TextMultiClass", "ImageMultiClass"]) {
            $0.consolidationFunctionARN = "arn:aws:lambda:us-east-1:432418664414:function:ACS-ImageMultiClass"
        },
        Refusal(rule: "a task type that is not there", words: ["'VideoObjectTracking'", "not supported"]) {
            $0.preAnnotationFunctionARN = "arn:aws:lambda:us-east-1:432418664414:function:PRE-VideoObjectTracking"
            $0.consolidationFunctionARN = "arn:aws:lambda:us-east-1:432418664414:function:ACS-VideoObjectTracking"
        },
        Refusal(
            rule: "a function of one's own that is not there", words: ["my-LabelingFunction", "does not exist", "preHumanTaskLambdaArn"]
        ) {
            $0.preAnnotationFunctionARN = "arn:aws:lambda:us-east-1:123456789012:function:my-LabelingFunction"
        },
        Refusal(rule: "the functions swapped", words: ["starts with 'PRE-'"]) {
            $0.preAnnotationFunctionARN = $0.consolidationFunctionARN
        },
        Refusal(rule: "a predefined function alone, 03/NOL-9", words: ["TextMultiClass", "AnnotationConsolidationConfig"]) {
            $0.consolidationFunctionARN = nil
        },
        Refusal(rule: "no categories for a predefined task type", words: ["LabelCategoryConfigS3Uri", "TextMultiClass"]) {
            $0.labelCategoryConfigURI = nil
        },
        Refusal(rule: "no such team", words: ["The specified Workteam 'arn:nobody' does not exist or you do not have access to it."]) {
            $0.workteamARN = "arn:nobody"
        },
        Refusal(rule: "the time limit, 03/JOB-41", words: ["28801", "28800"]) { $0.timeLimitInSeconds = 28_801 },
        Refusal(rule: "the availability, 06/MON-5", words: ["2592001", "2592000"]) { $0.availabilityInSeconds = 2_592_001 },
        Refusal(rule: "no manifest", words: ["s3://input/gone", "ManifestS3Uri"]) { $0.manifestURI = "s3://input/gone" },
        Refusal(rule: "no S3 URI", words: ["ftp://x", "s3://bucket/key"]) { $0.manifestURI = "ftp://x" },
        Refusal(rule: "no output bucket", words: ["s3://gone/", "S3OutputPath"]) { $0.outputPath = "s3://gone/" },
        Refusal(rule: "no template", words: ["UiTemplateS3Uri", "gone.html"]) { $0.templateURI = "s3://input/gone.html" },
        Refusal(rule: "neither template nor worker page, 01/COM-2", words: ["either UiTemplateS3Uri or HumanTaskUiArn"]) {
            $0.templateURI = nil
        },
        Refusal(rule: "template and worker page, 01/COM-2", words: ["must not have both"]) { $0.humanTaskUIARN = entityPage },
        Refusal(rule: "a worker page of another task type, 03/JOB-32", words: ["'NamedEntityRecognition'", "'TextMultiClass'"]) {
            ($0.templateURI, $0.humanTaskUIARN) = (nil, entityPage)
        },
        Refusal(rule: "a worker page that is not there, 01/COM-3", words: ["'VideoObjectTracking'", "not supported"]) {
            ($0.templateURI, $0.humanTaskUIARN) = (nil, entityPage.replacing("NamedEntityRecognition", with: "VideoObjectTracking"))
        },
        Refusal(rule: "no worker page, 01/COM-3", words: ["'arn:aws:sagemaker:x'"]) {
            ($0.templateURI, $0.humanTaskUIARN) = (nil, "arn:aws:sagemaker:x")
        },
        Refusal(rule: "no categories", words: ["LabelCategoryConfigS3Uri"]) { $0.labelCategoryConfigURI = "s3://input/gone.json" },
    ]

    @Test("a request that breaks a rule is refused with field, value and rule", arguments: refusals)
    func refusedRequests(refusal: Refusal) async throws {
        try await Workshop.open { workshop in
            let error = await #expect(throws: JobCreationError.self) {
                try await workshop.createJob("refused", manifest: "{\"source\":\"a\"}", refusal.change)
            }
            let text = String(describing: try #require(error))
            for word in refusal.words { #expect(text.contains(word), "\(text)") }
            #expect(try await LabelingJobStore(database: workshop.database).unfinishedJobs().isEmpty)
        }
    }

    @Test("a template that does not parse is refused with its line, 03/LIQ-1")
    func brokenTemplate() async throws {
        try await Workshop.open { workshop in
            try await workshop.put("<crowd-form>\n{{ task.input.x | }", at: "s3://input/broken.html")
            let error = await #expect(throws: JobCreationError.self) {
                try await workshop.createJob("broken", manifest: "{\"source\":\"a\"}") {
                    $0.templateURI = "s3://input/broken.html"
                }
            }
            #expect(String(describing: try #require(error)).contains("line 2"))
        }
    }

    @Test("named entities need instructions in the label category file when there is no template, 03/LCC-16, 01/TXT-9")
    func entityInstructions() async throws {
        try await Workshop.open { workshop in
            let error = await #expect(throws: JobCreationError.self) {
                try await workshop.createJob("entities", manifest: "{\"source\":\"a\"}") {
                    ($0.templateURI, $0.humanTaskUIARN) = (nil, Self.entityPage)
                    $0.preAnnotationFunctionARN?.replace("TextMultiClass", with: "NamedEntityRecognition")
                    $0.consolidationFunctionARN?.replace("TextMultiClass", with: "NamedEntityRecognition")
                }
            }
            #expect(error?.description.contains("'instructions' is missing") == true)
        }
    }

    @Test("tasks about video clips may take up to 30 days, those about texts eight hours, 03/JOB-41")
    func videoTimeLimit() async throws {
        try await Workshop.open { workshop in
            for seconds in [2_592_000, 2_592_001] {
                let create: @Sendable () async throws -> Void = {
                    try await workshop.createJob("clips-\(seconds)", manifest: "{\"source-ref\":\"s3://input/a.mp4\"}") {
                        $0.timeLimitInSeconds = seconds
                        $0.preAnnotationFunctionARN?.replace("TextMultiClass", with: "VideoClassification")
                        $0.consolidationFunctionARN?.replace("TextMultiClass", with: "VideoClassification")
                    }
                }
                guard seconds > 2_592_000 else {
                    try await create()
                    continue
                }
                await #expect(throws: JobCreationError.self) { try await create() }
            }
        }
    }

    @Test("too few and repeated categories are refused, 03/JOB-14, 04/QUO-13, 03/LCC-1", arguments: [["one"], ["a", "b", "a"]])
    func categories(labels: [String]) async throws {
        try await Workshop.open { workshop in
            await #expect(throws: JobCreationError.self) {
                try await workshop.createJob("few", manifest: "{\"source\":\"a\"}", labels: labels)
            }
        }
    }

    @Test("a name is used once, even after its job has ended")
    func nameTaken() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("taken", manifest: "{\"source\":\"a\"}")
            await #expect(throws: JobCreationError.nameTaken("taken")) {
                try await workshop.createJob("taken", manifest: "{\"source\":\"a\"}")
            }
            #expect(row.arn == "arn:aws:sagemaker:us-east-1:123456789012:labeling-job/taken")
            #expect(row.referenceCode.wholeMatch(of: #/123456789012[a-z0-9]{16}/#) != nil)
        }
    }

    @Test("functions of this installation's own account count as predefined")
    func ownAccountsFunctions() async throws {
        try await Workshop.open { workshop in
            try await workshop.createJob("own", manifest: "{\"source\":\"a\"}") {
                $0.preAnnotationFunctionARN = "arn:aws:lambda:us-east-1:123456789012:function:PRE-TextMultiClass"
            }
            try await workshop.wait("own", for: .inProgress)
        }
    }
}
