/// How many workers chose each class, by object, in the form that resampling needs: flat, and only the classes that
/// occur, since few of many classes occur in one object.
struct AnswerTallies: Sendable {
    let classCount: Int
    /// By object: the number of answers.
    private(set) var answers: [Double] = []
    /// By object: how many pairs of answers differ, over the number of answers but one.
    private var disagreements: [Double] = []
    /// What `object` was given is at `starts[object]..<starts[object + 1]` of `classes` and `counts`.
    private var starts: [Int] = [0]
    private var classes: [Int32] = []
    private var counts: [Double] = []

    init(classCount: Int) {
        self.classCount = classCount
    }

    var objectCount: Int { answers.count }

    /// Adds an object with at least two answers; `chosen` names each class once, with how many chose it.
    mutating func append(_ chosen: [(classIndex: Int32, count: Double)]) {
        let total = chosen.reduce(0) { $0 + $1.count }
        answers.append(total)
        disagreements.append((total * total - chosen.reduce(0) { $0 + $1.count * $1.count }) / (total - 1))
        for choice in chosen where choice.count > 0 {
            classes.append(choice.classIndex)
            counts.append(choice.count)
        }
        starts.append(classes.count)
    }

    /// How many chose a class for an object.
    func count(of classIndex: Int32, for object: Int) -> Double {
        (starts[object]..<starts[object + 1]).first { classes[$0] == classIndex }.map { counts[$0] } ?? 0
    }

    /// Krippendorff's alpha; `draws` says how often each object counts, once when it is nil. Nil when all agree on one
    /// class, so that nothing can be said.
    func alpha(draws: [Int32]?) -> Double? {
        var disagreement = 0.0
        var total = 0.0
        for object in 0..<objectCount {
            let weight = Double(draws?[object] ?? 1)
            disagreement += weight * disagreements[object]
            total += weight * answers[object]
        }
        guard total > 0, let chance = chance(draws: draws), chance > 0 else { return nil }
        return 1 - disagreement / total / chance
    }

    /// The probability that two of all answers differ.
    func chance(draws: [Int32]?) -> Double? {
        var sums = [Double](repeating: 0, count: classCount)
        for object in 0..<objectCount {
            let weight = Double(draws?[object] ?? 1)
            for place in starts[object]..<starts[object + 1] { sums[Int(classes[place])] += weight * counts[place] }
        }
        let total = sums.reduce(0, +)
        guard total > 1 else { return nil }
        return (total * total - sums.reduce(0) { $0 + $1 * $1 }) / (total * (total - 1))
    }
}
