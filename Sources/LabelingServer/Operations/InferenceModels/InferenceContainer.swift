import AWSWire
import LabelingDomain
import ModelJobs
import ServiceShapes

/// The container of a model that can be used here: one, of an algorithm that there is, with a packed model.
struct InferenceContainer {
    let algorithm: TrainingAlgorithm
    let location: S3URI
    let environment: [String: String]

    /// Reads a `CreateModel` request. What it asks for and this service does not do is refused by name.
    init(_ input: SageMaker.CreateModel.Input) throws(AWSError) {
        let containers = (input.primaryContainer.map { [$0] } ?? []) + (input.containers ?? [])
        guard let container = containers.first, input.primaryContainer == nil || input.containers == nil else {
            throw .validation("Give either PrimaryContainer or Containers, one of the two.")
        }
        guard containers.count == 1 else { throw .unsupportedField("Containers", "a pipeline of more than one container") }
        if container.modelPackageName != nil { throw .unsupportedField("ModelPackageName", "a model package") }
        if container.mode == "MultiModel" { throw .unsupportedField("Mode", "MultiModel, more than one model in a container,") }
        guard let image = container.image else { throw .validation("Image: name the algorithm that made the model.") }
        guard let algorithm = TrainingAlgorithm(image: image) else {
            throw .validation(TrainingAlgorithm.refusal(field: "Image", image))
        }
        let uri = container.modelDataUrl ?? container.modelDataSource?.s3DataSource?.s3Uri
        guard let uri, let location = S3URI(uri), location.key.hasSuffix(".tar.gz") else {
            throw .validation("ModelDataUrl: give the S3 URI of a model.tar.gz, not '\(uri ?? "")'.")
        }
        self.algorithm = algorithm
        self.location = location
        environment = container.environment ?? [:]
    }
}
