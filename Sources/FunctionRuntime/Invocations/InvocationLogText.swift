/// The log of one invocation, with the lines that AWS puts around what the function printed.
struct InvocationLogText: Sendable {
    let requestID: String
    let printed: [UInt8]
    let duration: Duration
    let initDuration: Duration?
    let memoryMiB: Int
    let peakMemoryMiB: Int?
    let isTimeOut: Bool

    var text: String {
        var text = "START RequestId: \(requestID) Version: $LATEST\n"
        text += String(decoding: printed, as: UTF8.self)
        if isTimeOut { text += "\(requestID) Task timed out after \(Self.seconds(duration)) seconds\n" }
        text += "END RequestId: \(requestID)\n"
        text += "REPORT RequestId: \(requestID)\tDuration: \(Self.milliseconds(duration)) ms\t"
        text += "Billed Duration: \(Self.wholeMilliseconds(duration)) ms\tMemory Size: \(memoryMiB) MB\t"
        text += "Max Memory Used: \(peakMemoryMiB ?? memoryMiB) MB\t"
        if let initDuration { text += "Init Duration: \(Self.milliseconds(initDuration)) ms\t" }
        return text + "\n"
    }

    private static func hundredths(_ value: Int64) -> String {
        let fraction = String(value % 100)
        return "\(value / 100)." + (fraction.count == 1 ? "0" : "") + fraction
    }

    private static func microseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    }

    private static func milliseconds(_ duration: Duration) -> String { hundredths(microseconds(duration) / 10) }

    private static func seconds(_ duration: Duration) -> String { hundredths(microseconds(duration) / 10_000) }

    private static func wholeMilliseconds(_ duration: Duration) -> Int64 { (microseconds(duration) + 999) / 1_000 }
}
