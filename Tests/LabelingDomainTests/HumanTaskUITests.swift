import LabelingDomain
import Testing

@Suite("Worker pages of the service's own")
struct HumanTaskUITests {
    @Test("The ARN names what workers do, in any region and account, 01/COM-3")
    func names() throws {
        for text in [
            "arn:aws:sagemaker:us-east-1:394669845002:human-task-ui/NamedEntityRecognition",
            "arn:aws:sagemaker:eu-west-1:123456789012:human-task-ui/NamedEntityRecognition",
        ] {
            #expect(try HumanTaskUI(#require(ARN(text)))?.taskName == "NamedEntityRecognition")
        }
    }

    @Test(
        "Other ARNs name none",
        arguments: [
            "arn:aws:sagemaker:us-east-1:394669845002:human-task-ui/", "arn:aws:sagemaker:us-east-1:394669845002:human-task-ui",
            "arn:aws:sagemaker:us-east-1:394669845002:workteam/NamedEntityRecognition", "arn:aws:lambda:us-east-1:1:human-task-ui/X",
        ])
    func others(_ text: String) {
        #expect(ARN(text).flatMap(HumanTaskUI.init) == nil)
    }
}
