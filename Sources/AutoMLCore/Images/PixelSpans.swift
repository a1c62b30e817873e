/// Which old pixels each new pixel of a resized side covers, and how much of it each makes up.
struct PixelSpans {
    /// For each new pixel, old pixels and their shares, which add up to 1.
    let spans: [[(source: Int, share: Float)]]

    /// Larger sides repeat pixels in between; smaller ones average.
    init(from old: Int, to new: Int) {
        let step = Double(old) / Double(new)
        spans = (0..<new).map { index in
            step > 1
                ? Self.covered(Double(index) * step, Double(index + 1) * step, of: old)
                : Self.between((Double(index) + 0.5) * step, of: old)
        }
    }

    private static func covered(_ start: Double, _ end: Double, of old: Int) -> [(source: Int, share: Float)] {
        (Int(start)..<min(old, Int(end.rounded(.up)))).compactMap { source in
            let part = min(end, Double(source + 1)) - max(start, Double(source))
            return part > 0 ? (source, Float(part / (end - start))) : nil
        }
    }

    /// The two nearest pixels, by how near they are.
    private static func between(_ place: Double, of old: Int) -> [(source: Int, share: Float)] {
        let left = min(max(place - 0.5, 0), Double(old - 1))
        let first = Int(left)
        let second = min(first + 1, old - 1)
        let share = Float(left - Double(first))
        return share == 0 || second == first
            ? [(source: first, share: 1 as Float)] : [(source: first, share: 1 - share), (source: second, share: share)]
    }
}
