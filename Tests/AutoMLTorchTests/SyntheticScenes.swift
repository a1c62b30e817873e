import AutoMLTorch

/// Pictures of 64×64 with a bright square (class 0) in the left half and a dark bar (class 1) in the right one, not in each picture.
struct SyntheticScenes {
    static let side = 64

    let images: ImageBatch
    let boxes: [[ObjectBox]]
    /// Of three classes: ground, square, bar.
    let masks: MaskBatch

    init(count: Int, seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var values: [Float] = []
        var pixels: [UInt8] = []
        var all: [[ObjectBox]] = []
        for _ in 0..<count {
            let boxes = Self.boxes(&random)
            all.append(boxes)
            for y in 0..<Self.side {
                for x in 0..<Self.side {
                    let inside = boxes.first { Self.covers($0, x, y) }
                    let light: Float = inside.map { $0.classIndex == 0 ? 0.9 : 0.1 } ?? 0.5
                    values.append(light + .random(in: -0.1...0.1, using: &random))
                    pixels.append(inside.map { UInt8($0.classIndex + 1) } ?? 0)
                }
            }
        }
        images = try ImageBatch(values: values, channels: 1, height: Self.side, width: Self.side)
        masks = try MaskBatch(values: pixels, height: Self.side, width: Self.side)
        boxes = all
    }

    private static func boxes(_ random: inout SplitMix) -> [ObjectBox] {
        var boxes: [ObjectBox] = []
        let square = Float.random(in: 10...18, using: &random).rounded()
        if Int.random(in: 0..<5, using: &random) > 0 {
            boxes.append(
                ObjectBox(
                    left: Float.random(in: 0...12, using: &random).rounded(), top: Float.random(in: 0...40, using: &random).rounded(),
                    width: square, height: square, classIndex: 0))
        }
        if Int.random(in: 0..<5, using: &random) > 0 {
            boxes.append(
                ObjectBox(
                    left: Float.random(in: 34...50, using: &random).rounded(), top: Float.random(in: 0...30, using: &random).rounded(),
                    width: 9, height: 30, classIndex: 1))
        }
        return boxes
    }

    private static func covers(_ box: ObjectBox, _ x: Int, _ y: Int) -> Bool {
        Float(x) >= box.left && Float(x) < box.left + box.width && Float(y) >= box.top && Float(y) < box.top + box.height
    }
}
