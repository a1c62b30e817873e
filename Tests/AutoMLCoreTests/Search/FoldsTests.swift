import Testing

@testable import AutoMLCore

@Suite("Folds")
struct FoldsTests {
    @Test("A share of every class is held out, and of numbers of every size", arguments: [0.1, 0.25, 0.6])
    func holdsOut(share: Double) {
        let classes = (0..<400).map { $0 % 4 == 0 ? 1 : 0 }
        let fold = Folds.holdingOut(share: share, of: .classes(classes, names: ["a", "b"]), seed: 1)
        #expect(Set(fold.training + fold.held) == Set(0..<400) && fold.training.count + fold.held.count == 400)
        #expect(abs(Double(fold.held.count) - 400 * share) <= 1)
        #expect(abs(Double(fold.held.filter { classes[$0] == 1 }.count) - 100 * share) <= 2)
        let numbers = (0..<400).map { Double(($0 * 37) % 400) }
        let second = Folds.holdingOut(share: share, of: .numbers(numbers), seed: 1)
        #expect(abs(second.held.reduce(0) { $0 + numbers[$1] } / Double(second.held.count) - 199.5) < 8)
    }

    @Test(
        "Few rows are divided several times, most once, and of many two fifths are held out",
        arguments: [
            (rows: 90, folds: 15, held: 90), (1_000, 10, 1_000), (4_999, 5, 4_999), (5_000, 2, 2_000), (3, 9, 3),
        ])
    func suited(rows: Int, folds: Int, held: Int) {
        let target = Target.classes((0..<rows).map { $0 % 3 }, names: ["a", "b", "c"])
        let found = Folds.suited(to: target, seed: 1)
        #expect(found.count == folds)
        #expect(Set(found.flatMap(\.held)).count == held)
        #expect(found.allSatisfy { Set($0.held).isDisjoint(with: $0.training) && $0.held.count + $0.training.count == rows })
    }

    @Test("At least one row is held out, and one is kept")
    func bounds() {
        let target = Target.classes([0, 1], names: ["a", "b"])
        #expect(Folds.holdingOut(share: 0.01, of: target, seed: 1).held.count == 1)
        #expect(Folds.holdingOut(share: 0.99, of: target, seed: 1).training.count == 1)
    }
}
