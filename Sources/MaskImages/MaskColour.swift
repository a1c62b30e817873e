/// The colour of a class in the picture of a mask.
package struct MaskColour: Sendable, Hashable, CustomStringConvertible {
    /// What pixels without a label have (05/SEG-2).
    package static let background = MaskColour(red: 255, green: 255, blue: 255)

    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#rrggbb`, in either case; nil for anything else.
    package init?(hex: some StringProtocol) {
        guard hex.utf8.count == 7, hex.hasPrefix("#"), let number = UInt32(hex.dropFirst(), radix: 16) else { return nil }
        self.init(packed: number)
    }

    init(packed: UInt32) {
        red = UInt8(truncatingIfNeeded: packed >> 16)
        green = UInt8(truncatingIfNeeded: packed >> 8)
        blue = UInt8(truncatingIfNeeded: packed)
    }

    var packed: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// `#rrggbb`, in lower case.
    package var description: String {
        let digits = String(packed, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The colours of classes in order: ten that are easily told apart (the category10 of many plotting libraries, which
    /// the samples of 05/SEG use too), then hues a golden angle apart, alternating in lightness.
    package static func of(classIndex: Int) -> MaskColour {
        guard classIndex >= first.count else { return MaskColour(packed: first[classIndex]) }
        let place = classIndex - first.count
        let hue = (Double(place) * 137.507_764).truncatingRemainder(dividingBy: 360)
        return MaskColour(hue: hue, saturation: 0.65, lightness: [0.35, 0.55, 0.72][place % 3])
    }

    private static let first: [UInt32] = [
        0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22, 0x17becf,
    ]

    private init(hue: Double, saturation: Double, lightness: Double) {
        let spread = saturation * min(lightness, 1 - lightness)
        func channel(_ offset: Double) -> UInt8 {
            let place = (offset + hue / 30).truncatingRemainder(dividingBy: 12)
            return UInt8(((lightness - spread * max(-1, min(place - 3, 9 - place, 1))) * 255).rounded())
        }
        self.init(red: channel(0), green: channel(8), blue: channel(4))
    }
}
