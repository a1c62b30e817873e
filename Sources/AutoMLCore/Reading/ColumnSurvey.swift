/// What the values of a column look like, from which its kind is inferred.
struct ColumnSurvey {
    /// A kind holds when so many of the values are of it; the others count as missing and are reported.
    private static let shareForKind = 0.95
    /// Numbers with a few words among them are a column of numbers only if they differ so much; else all are categories.
    private static let minDistinctNumbers = 100
    /// From so many words a value on, in the mean, a column is text, unless its values repeat.
    private static let minWordsOfText = 3.0
    private static let minDistinctShareOfText = 0.1
    /// The values whose words and repetitions are counted.
    private static let maxValuesSampled = 10_000
    private static let imageEndings = [".jpg", ".jpeg", ".png"].map { Array($0.utf8) }

    private var count = 0
    private var numbers = 0
    private var monthFirstDates = 0
    private var dayFirstDates = 0
    private var images = 0
    private var words = 0
    private var sampled = 0
    private var distinct: Set<Int> = []

    var isDayFirst: Bool { dayFirstDates > monthFirstDates }

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, isDecimalComma: Bool) {
        guard !MissingText.matches(bytes) else { return }
        let isNumber = NumberText.parse(bytes, isDecimalComma: isDecimalComma) != nil
        // What stands for a missing number tells nothing, unless it is there among words.
        if !isNumber, MissingText.matchesInNumbers(bytes) { return }
        count += 1
        if isNumber {
            numbers += 1
        } else if DateText.parse(bytes, isDayFirst: false) != nil {
            monthFirstDates += 1
            if DateText.parse(bytes, isDayFirst: true) != nil { dayFirstDates += 1 }
        } else if DateText.parse(bytes, isDayFirst: true) != nil {
            dayFirstDates += 1
        } else if Self.isImage(bytes) {
            images += 1
        }
        if sampled < Self.maxValuesSampled { sample(bytes) }
    }

    private mutating func sample(_ bytes: UnsafeBufferPointer<UInt8>) {
        sampled += 1
        var (isInWord, hash) = (false, Hasher())
        for byte in bytes {
            let isSpace = byte <= 0x20
            if !isSpace, !isInWord { words += 1 }
            isInWord = !isSpace
        }
        hash.combine(bytes: UnsafeRawBufferPointer(bytes))
        distinct.insert(hash.finalize())
    }

    var kind: ColumnKind {
        guard count > 0 else { return .categorical }
        if numbers == count { return .numeric }
        let most = Self.shareForKind * Double(count)
        if Double(numbers) >= most { return distinct.count > Self.minDistinctNumbers ? .numeric : .categorical }
        if Double(max(monthFirstDates, dayFirstDates)) >= most { return .datetime }
        if Double(images) >= most { return .image }
        let isWordy = Double(words) >= Self.minWordsOfText * Double(sampled)
        let isVaried = Double(distinct.count) >= Self.minDistinctShareOfText * Double(sampled)
        return isWordy && isVaried ? .text : .categorical
    }

    private static func isImage(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        imageEndings.contains { ending in
            bytes.count > ending.count
                && zip(bytes.suffix(ending.count), ending).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
        }
    }
}
