import AutoMLCore
import AutoMLTorch
import AutoMLXGBoost

extension LearnerCatalog {
    /// The families of this module's libraries too.
    static var all: LearnerCatalog { .native.adding(XGBoostFamily()).adding(PictureNetworkFamily()) }

    /// The members of models that only these libraries can read.
    static let otherKinds: [any FittedModel.Type] = [PictureNetworkModel.self]
}
