/// The algorithms of AutoML jobs by name (09/AML-56, AML-57), as the families of learners that stand for them.
enum AlgorithmNames {
    private static let families: [String: Set<String>] = [
        "linear-learner": ["linear", "text-linear"], "xgboost": ["xgboost"], "lightgbm": ["xgboost"], "catboost": ["xgboost"],
        "randomforest": ["random-forest"], "extra-trees": ["extra-trees"], "mlp": ["network", "picture-network"],
        "nn-torch": ["network", "picture-network"],
        "fastai": ["network", "picture-network"],
    ]

    /// - Parameter list: names with commas between.
    static func families(of list: String) throws(AutoMLToolError) -> Set<String> {
        var result: Set<String> = []
        for name in list.split(separator: ",").map(String.init) {
            guard let known = families[name] else {
                throw .badSetting(name: "algorithms", value: name, remedy: "there are \(families.keys.sorted().joined(separator: ", "))")
            }
            result.formUnion(known)
        }
        return result
    }
}
