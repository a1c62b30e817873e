import AutoMLTorch
import Testing

@Suite struct MirrorSymmetryTests {
    /// Noise with a bright square that lies more to the left with a probability of `leaning`.
    private func images(leaning: Double, count: Int = 300) throws -> ImageBatch {
        var random = SplitMix(state: 5)
        var values: [Float] = []
        for _ in 0..<count {
            let left = Double.random(in: 0..<1, using: &random) < leaning
            let column = Int.random(in: left ? 2...12 : 20...29, using: &random)
            for place in 0..<32 * 32 {
                let bright = abs(place % 32 - column) < 3 && abs(place / 32 - 16) < 3
                values.append((bright ? 0.8 : 0.3) + .random(in: -0.2...0.2, using: &random))
            }
        }
        return try ImageBatch(values: values, channels: 1, height: 32, width: 32)
    }

    @Test("pictures that show a side are not mirrored, others are")
    func sides() throws {
        #expect(try MirrorSymmetry.isLikely(of: images(leaning: 0.5)))
        #expect(try !MirrorSymmetry.isLikely(of: images(leaning: 0.95)))
    }

    @Test("few pictures say nothing, so they are not mirrored")
    func few() throws {
        #expect(try !MirrorSymmetry.isLikely(of: images(leaning: 0.5, count: 20)))
    }
}
