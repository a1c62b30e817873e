import AutoMLCore
import AutoMLXGBoost

extension LearnerCatalog {
    /// The families of this module's libraries too.
    static var all: LearnerCatalog { .native.adding(XGBoostFamily()) }
}
