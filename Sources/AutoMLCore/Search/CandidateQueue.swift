/// What to try, in which order: settings of an earlier search, then the portfolios of all families, cheap ones first and those of
/// families that do badly here later, then variations of what did best.
struct CandidateQueue {
    /// Variations are made of so many of the best candidates of a family.
    private static let parents = 3
    /// The first variations reach so far: a share of the range of a parameter.
    private static let widestStep = 0.25
    private static let narrowestStep = 0.05
    private static let triesPerVariation = 20

    private let families: [any LearnerFamily]
    private var portfolio: [(cost: Double, proposal: CandidateProposal)]
    private var seen: Set<String> = []
    private var counts: [String: Int] = [:]
    private var generator: SeededGenerator

    init(catalog: LearnerCatalog, outline: DataOutline, warmStart: [Candidate], seed: UInt64) {
        families = catalog.families.filter { $0.suits(outline) }.sorted { $0.cost(outline) < $1.cost(outline) }
        generator = SeededGenerator(seed: seed, purpose: 0x5ea4c4)
        let earlier = warmStart.compactMap { candidate in
            catalog.family(named: candidate.family).map { CandidateProposal(family: $0, parameters: candidate.parameters) }
        }
        // A family's later settings are worth less than its first, and the dear ones wait.
        let ranked = families.flatMap { family in
            family.portfolio(for: outline).enumerated().map { round, parameters in
                (cost: family.cost(outline) * Double(round + 1), proposal: CandidateProposal(family: family, parameters: parameters))
            }
        }
        portfolio = earlier.map { (cost: 0, proposal: $0) } + ranked.sorted { $0.cost < $1.cost }
    }

    /// Whether no family fits the data.
    var isEmpty: Bool { families.isEmpty }

    /// Nil when nothing is left to try.
    mutating func next(after trained: [TrainedCandidate]) -> CandidateProposal? {
        while let place = nextPlace(after: trained) {
            let proposal = portfolio.remove(at: place).proposal
            if accept(proposal) { return proposal }
        }
        for _ in 0..<Self.triesPerVariation {
            guard let proposal = variation(of: trained) else { return nil }
            if accept(proposal) { return proposal }
        }
        return nil
    }

    /// The proposal of the portfolio that costs least, where a family whose best is twice as bad as the best of all counts as four
    /// times as dear.
    private func nextPlace(after trained: [TrainedCandidate]) -> Int? {
        // The loss that an area under the curve is tells its distance from 1.
        func distance(_ loss: Double) -> Double { max(loss < 0 ? 1 + loss : loss, 1e-6) }
        let losses = Dictionary(trained.map { ($0.candidate.family, distance($0.loss)) }, uniquingKeysWith: min)
        let best = losses.values.min() ?? 1
        let costs = portfolio.map { entry in
            let ratio = (losses[entry.proposal.family.name] ?? best) / best
            return entry.cost * ratio * ratio
        }
        return costs.indices.min { (costs[$0], $0) < (costs[$1], $1) }
    }

    private mutating func accept(_ proposal: CandidateProposal) -> Bool {
        let key = "\(proposal.family.name) \(proposal.parameters.sorted { $0.key < $1.key })"
        guard seen.insert(key).inserted else { return false }
        counts[proposal.family.name, default: 0] += 1
        return true
    }

    private mutating func variation(of trained: [TrainedCandidate]) -> CandidateProposal? {
        let open = families.filter { counts[$0.name, default: 0] < $0.mostCandidates && !$0.parameters.isEmpty }
        let parents = open.flatMap { family in
            trained.filter { $0.candidate.family == family.name }.sorted { $0.loss < $1.loss }.prefix(Self.parents).map {
                (family, $0)
            }
        }.sorted { $0.1.loss < $1.1.loss }
        guard !parents.isEmpty else { return nil }
        let (family, parent) = parents[min(Int(generator.unit() * generator.unit() * Double(parents.count)), parents.count - 1)]
        let age = Double(counts[family.name, default: 0]) / Double(family.mostCandidates)
        let step = Self.widestStep + (Self.narrowestStep - Self.widestStep) * age
        var parameters = parent.candidate.parameters
        for parameter in family.parameters {
            guard let value = parameters[parameter.name] else { continue }
            parameters[parameter.name] = parameter.mutated(value, scale: step, using: &generator)
        }
        return CandidateProposal(family: family, parameters: parameters)
    }
}
