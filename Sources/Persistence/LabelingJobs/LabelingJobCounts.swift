/// How many data objects of a job stand where.
package struct LabelingJobCounts: Sendable, Hashable {
    /// Data objects in the manifest, as far as it was read.
    package let objects: Int
    /// Objects that came with a label under the job's own name, and so are nobody's work (05/CHN-5).
    package let carried: Int
    /// Objects that people have given all the answers they will get.
    package let labeled: Int
    /// Objects that automated labeling has labeled.
    package let machineLabeled: Int
    /// Objects that cannot be labeled: broken, declined, or answered by nobody in time.
    package let failed: Int

    package init(objects: Int, carried: Int, labeled: Int, machineLabeled: Int = 0, failed: Int) {
        self.objects = objects
        self.carried = carried
        self.labeled = labeled
        self.machineLabeled = machineLabeled
        self.failed = failed
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            objects: try row.int("object_count"), carried: try row.int("carried_count"),
            labeled: try row.int("labeled_count"), machineLabeled: try row.int("machine_labeled_count"),
            failed: try row.int("failed_count"))
    }

    /// Objects that people or a model have labeled in this job.
    package var totalLabeled: Int { labeled + machineLabeled }

    /// Objects that still wait for a label.
    package var unlabeled: Int { max(0, objects - carried - totalLabeled - failed) }
}
