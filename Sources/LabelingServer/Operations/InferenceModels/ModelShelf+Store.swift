import JobEngine
import LabelingDomain
import ModelJobs
import Persistence
import ServiceShapes

extension ModelShelf {
    /// The models of the API as automated labeling finds and leaves them: a model that a labeling job has trained is listed,
    /// described and used in transform jobs like any other.
    static func models(in store: ModelStore) -> ModelShelf {
        ModelShelf(
            place: { arn, account in
                guard let row = try await store.model(arn: arn), row.account == account else { return nil }
                let request = try StoredRequest<SageMaker.CreateModel.Input>(json: row.request).request
                return try InferenceContainer(request).location
            },
            add: { model in
                let arn = ARN(service: "sagemaker", region: model.region, account: model.account, resource: "model/\(model.name)")
                let image = "\(model.account).dkr.ecr.\(model.region).amazonaws.com/\(TrainingAlgorithm.automl.rawValue):1"
                let request = SageMaker.CreateModel.Input(
                    modelName: model.name, primaryContainer: .init(image: image, modelDataUrl: model.artifact.description),
                    executionRoleArn: model.roleARN)
                let row = ModelRow(
                    account: model.account, name: model.name, arn: arn.description, request: StoredRequest(request).json,
                    createdAt: model.createdAt.microseconds)
                _ = try await store.create(row, tags: [])
                return row.arn
            })
    }
}
