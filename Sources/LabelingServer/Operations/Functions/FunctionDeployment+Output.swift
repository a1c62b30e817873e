import AWSWire
import FunctionRuntime
import LabelingDomain
import ServiceShapes

extension FunctionDeployment {
    /// The function as every operation tells it. It is ready as soon as it is stored.
    var shape: Lambda.FunctionConfiguration {
        .init(
            functionName: name, functionArn: arn, runtime: configuration.runtime, role: configuration.role,
            handler: configuration.handler, codeSize: codeSize, description: configuration.description,
            timeout: configuration.timeoutSeconds, memorySize: configuration.memoryMiB,
            lastModified: String(modifiedAt.responseTime.dropLast()) + "+0000", codeSha256: codeSHA256,
            version: FunctionName.latest,
            environment: configuration.environment.isEmpty ? nil : .init(variables: configuration.environment),
            tracingConfig: .init(mode: "PassThrough"), revisionId: revision, state: "Active",
            lastUpdateStatus: "Successful", packageType: "Zip", architectures: [configuration.architecture],
            ephemeralStorage: .init(size: configuration.storageMiB),
            snapStart: .init(applyOn: "None", optimizationStatus: "Off"),
            loggingConfig: .init(logFormat: "Text", logGroup: "/aws/lambda/\(name)"))
    }

    /// The same as the output of an operation that has the same members under a name of its own.
    func output<Output: WireStructure>(_ type: Output.Type) throws -> Output {
        try Output(fields: WireFields(shape.fields, Output.shape))
    }
}
