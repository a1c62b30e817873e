import CXGBoost

/// What libxgboost says went wrong.
struct XGBoostError: Error, CustomStringConvertible {
    let message: String

    var description: String { "xgboost: \(message)" }

    /// Throws the last error of this thread if a call did not return 0.
    static func check(_ status: Int32) throws(XGBoostError) {
        guard status != 0 else { return }
        let message = XGBGetLastError().map { String(cString: $0) } ?? "unknown error"
        throw XGBoostError(message: message.split(separator: "\n").first.map(String.init) ?? message)
    }
}
