import AutoMLTorch

/// Pictures that are easy to tell apart: a bright stripe, lying in class 0 and standing in class 1, at a random place.
struct SyntheticImages {
    let images: ImageBatch
    let labels: [Int]

    init(count: Int, side: Int = 16, channels: Int = 1, seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var values: [Float] = []
        var labels: [Int] = []
        for index in 0..<count {
            let place = Int.random(in: 3..<side - 3, using: &random)
            labels.append(index % 2)
            for _ in 0..<channels {
                for y in 0..<side {
                    for x in 0..<side {
                        let bright = abs((index % 2 == 0 ? y : x) - place) <= 1
                        values.append((bright ? 0.8 : 0.2) + .random(in: -0.15...0.15, using: &random))
                    }
                }
            }
        }
        images = try ImageBatch(values: values, channels: channels, height: side, width: side)
        self.labels = labels
    }
}
