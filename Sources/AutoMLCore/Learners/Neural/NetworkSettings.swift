/// How a network is built and trained.
struct NetworkSettings: Sendable, Equatable {
    /// Units of the first hidden layer; the second has half as many.
    let width: Int
    let rate: Double
    let decay: Double
    /// The deviation of the normally distributed noise on features.
    let noise: Double
}
