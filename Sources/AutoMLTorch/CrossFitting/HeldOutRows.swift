/// Splits labeled pictures into those that a network learns from and those that its calibration does.
///
/// The calibration of a network comes from the network's own pictures alone: were it made of what other networks say of other
/// folds, a fold's labels would find their way into what is said of the fold.
struct HeldOutRows {
    let learnt: [Int]
    /// Empty where there are too few pictures to spare any.
    let held: [Int]

    /// One in so many pictures is held out.
    private static let stride = 6
    private static let leastPictures = 18

    init(_ rows: [Int]) {
        guard rows.count >= Self.leastPictures else {
            learnt = rows
            held = []
            return
        }
        learnt = rows.indices.filter { $0 % Self.stride != Self.stride - 1 }.map { rows[$0] }
        held = rows.indices.filter { $0 % Self.stride == Self.stride - 1 }.map { rows[$0] }
    }
}
