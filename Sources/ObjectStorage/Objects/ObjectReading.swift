/// An object that is open for reading.
package struct ObjectReading: Sendable {
    package let info: ObjectInfo
    /// The bytes that `body` holds, as positions in the object: all of them unless a range was asked for.
    package let range: Range<Int64>
    /// Can be gone through once.
    package let body: ObjectBody

    package init(info: ObjectInfo, range: Range<Int64>, body: ObjectBody) {
        self.info = info
        self.range = range
        self.body = body
    }
}
