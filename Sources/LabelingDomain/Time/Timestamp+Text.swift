extension Timestamp {
    /// `2018-10-18T22:18:13.527256`: the form of `creation-date`, without a zone (05/META-4).
    package var creationDate: String {
        let time = CivilTime(self)
        return "\(time.date)T\(time.clock).\(time.microsecond.padded(to: 6))"
    }

    /// `2020-12-28T18:59:15.191Z`: the form of acceptance and submission times (05/WRK-1).
    package var responseTime: String {
        let time = CivilTime(self)
        return "\(time.date)T\(time.clock).\((time.microsecond / 1_000).padded(to: 3))Z"
    }

    /// `2021-03-08_23:06:49`: the form of names of files written per object (03/NOL-12).
    package var fileStamp: String {
        let time = CivilTime(self)
        return "\(time.date)_\(time.clock)"
    }
}

extension CivilTime {
    fileprivate var date: String { "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))" }

    fileprivate var clock: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))" }
}

extension Int64 {
    fileprivate func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
