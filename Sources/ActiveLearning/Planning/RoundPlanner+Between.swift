/// What can be decided between two rounds without harm to the promise.
extension RoundPlanner {
    /// The objects that neither people nor the model are to label yet.
    package var undecided: [Int] {
        standings.indices.filter { standings[$0] == .open && !promised.contains($0) }
    }

    /// Further objects for people who would have to wait for a round otherwise: those that the last round was least sure
    /// of; without one, and as long as nothing is promised, objects drawn at random, which make the sample larger.
    package mutating func more(_ count: Int, after predictions: [ObjectPrediction]?) -> [Int] {
        if let predictions { return choose(undecided, count: count, predictions) }
        return promise == nil ? draw(count) : []
    }

    /// Sends everything undecided to people.
    package mutating func leaveRest() -> [Int] {
        let rest = undecided
        for object in rest { standings[object] = .chosen }
        return rest
    }

    /// Takes some of `objects`, which the model has labeled, at random: people label them too.
    package mutating func drawCheck(of objects: [Int], count: Int) -> [Int] {
        let drawn = Array(objects.filter { standings[$0] == .open }.shuffled(using: &generator).prefix(count))
        for object in drawn { standings[object] = .chosen }
        return drawn
    }
}
