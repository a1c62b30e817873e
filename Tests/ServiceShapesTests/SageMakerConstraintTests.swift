import AWSWire
import ServiceShapes
import Testing

/// The limits that the references state, as the generated shapes enforce them.
@Suite struct SageMakerConstraintTests {
    @Test("a job takes one to nine workers per object")
    func workers() throws {
        let job =
            #"{"LabelingJobName":"a","LabelAttributeName":"b","InputConfig":{"DataSource":{}},"OutputConfig":{"S3OutputPath":"s3://b/"},"RoleArn":"arn:aws:iam::123456789012:role/r","HumanTaskConfig":{"WorkteamArn":"arn:aws:sagemaker:us-east-1:123456789012:workteam/private-crowd/t","UiConfig":{},"TaskTitle":"t","TaskDescription":"d","NumberOfHumanWorkersPerDataObject":10,"TaskTimeLimitInSeconds":60}}"#
        let value = try JSONBody.read(Array(job.utf8), as: SageMaker.CreateLabelingJob.Input.shape)
        #expect(
            ConstraintCheck.message(for: value, of: SageMaker.CreateLabelingJob.Input.shape)
                == "1 validation error detected: Value '10' at 'humanTaskConfig.numberOfHumanWorkersPerDataObject' failed to satisfy constraint: Member must have value less than or equal to 9"
        )
    }

    @Test("required members that are missing are all named")
    func missing() throws {
        let violations = ConstraintCheck.violations(
            in: try JSONBody.read([], as: SageMaker.CreateWorkteam.Input.shape), of: SageMaker.CreateWorkteam.Input.shape)
        #expect(
            violations
                == ["workteamName", "memberDefinitions", "description"].map {
                    "Value null at '\($0)' failed to satisfy constraint: Member must not be null"
                })
    }

    @Test("a generated structure survives the way to JSON and back")
    func roundTrip() throws {
        let input = SageMaker.CreateWorkteam.Input(
            workteamName: "team",
            memberDefinitions: [.init(cognitoMemberDefinition: .init(userPool: "us-east-1_a", userGroup: "g", clientId: "c"))],
            description: "d", tags: [.init(key: "k", value: "")])
        let text = JSONBody.write(input.wireValue, as: SageMaker.CreateWorkteam.Input.shape)
        let read = try JSONBody.read(Array(text.utf8), as: SageMaker.CreateWorkteam.Input.shape)
        #expect(SageMaker.CreateWorkteam.Input(wireValue: read) == input)
        #expect(ConstraintCheck.message(for: read, of: SageMaker.CreateWorkteam.Input.shape) == nil)
    }

    @Test("a password is never repeated")
    func sensitive() throws {
        let body = #"{"UserPoolId":"us-east-1_a","Username":"ann","Password":"open sesame"}"#
        let shape = CognitoIdentityProvider.AdminSetUserPassword.Input.shape
        let message = try #require(ConstraintCheck.message(for: try JSONBody.read(Array(body.utf8), as: shape), of: shape))
        #expect(message.contains("at 'password'"))
        #expect(!message.contains("sesame"))
    }

    @Test("Cognito calls a violated constraint InvalidParameterException, SageMaker ValidationException")
    func codes() {
        #expect(CognitoIdentityProvider.service.validationCode == "InvalidParameterException")
        #expect(SageMaker.service.validationCode == "ValidationException")
    }

    @Test("the operations that need no signature are those of the model")
    func unsigned() {
        #expect(CognitoIdentityProvider.InitiateAuth.descriptor.isUnsigned)
        #expect(CognitoIdentityProvider.GetUser.descriptor.isUnsigned)
        #expect(!CognitoIdentityProvider.AdminInitiateAuth.descriptor.isUnsigned)
        #expect(!SageMaker.CreateWorkteam.descriptor.isUnsigned)
    }
}
