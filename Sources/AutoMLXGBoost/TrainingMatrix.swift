import AutoMLCore
import CXGBoost

/// Rows in libxgboost's form.
final class TrainingMatrix {
    let handle: DMatrixHandle

    init(_ table: FeatureTable, target: Target) throws(XGBoostError) {
        var handle: DMatrixHandle?
        try XGBoostError.check(
            XGDMatrixCreateFromMat(
                table.matrix.values, UInt64(table.matrix.rows), UInt64(table.matrix.columns), .nan, &handle))
        guard let handle else { throw XGBoostError(message: "no matrix was made") }
        self.handle = handle
        try setLabels(target)
        try setTypes(table.levels)
    }

    deinit {
        XGDMatrixFree(handle)
    }

    private func setLabels(_ target: Target) throws(XGBoostError) {
        let labels: [Float] =
            switch target {
            case .classes(let indexes, _): indexes.map { Float($0) }
            case .numbers(let numbers): numbers.map { Float($0) }
            }
        try XGBoostError.check(XGDMatrixSetFloatInfo(handle, "label", labels, UInt64(labels.count)))
    }

    /// Columns of categories are split by sets of them.
    private func setTypes(_ levels: [Int]) throws(XGBoostError) {
        let names: [StaticString] = levels.map { $0 > 0 ? "c" : "q" }
        var pointers: [UnsafePointer<CChar>?] = names.map { UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self) }
        try XGBoostError.check(XGDMatrixSetStrFeatureInfo(handle, "feature_type", &pointers, UInt64(pointers.count)))
    }
}
