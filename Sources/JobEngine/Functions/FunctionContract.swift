/// What both contracts with functions share.
enum FunctionContract {
    /// The version of the contracts (03/LAM-2).
    static let version = "2018-10-16"
}
