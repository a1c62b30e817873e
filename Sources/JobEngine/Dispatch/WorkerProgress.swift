/// How far one worker has come in one job.
struct WorkerProgress: Sendable {
    /// No object below is for this worker, but for those in the log and in `deferred`.
    var cursor: Int
    /// Entries of the reopening log below this position were read.
    var logPosition: Int
    /// Objects this worker holds, has held, answered or declined.
    var touched = ObjectSet()
    /// Objects this worker gave back: offered to this worker again only when there is nothing else.
    var deferred: [Int] = []

    init(cursor: Int, logPosition: Int) {
        self.cursor = cursor
        self.logPosition = logPosition
    }

    func restarted(at cursor: Int, logPosition: Int) -> WorkerProgress {
        var progress = self
        progress.cursor = min(self.cursor, cursor)
        progress.logPosition = logPosition
        return progress
    }
}
