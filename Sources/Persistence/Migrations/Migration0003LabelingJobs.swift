extension Migration {
    /// Labeling jobs, their data objects, who works on what, and what still has to be written out.
    ///
    /// The invariants of dispatch stand here, so that no bug above can break them: a slot of an object is held at most
    /// once (`assignments_slots`), a worker touches an object at most once (`assignments_workers`), and a slot number
    /// stays below the number of workers an object gets.
    ///
    /// Assignment states: 0 reserved, 1 accepted, 2 stopped, 3 submitted, 4 declined, 5 released, 6 expired, 7 lapsed.
    /// Data object states: 0 open, 1 answered, 2 labeled, 3 failed, 4 expired, 5 carried (came with a label).
    static let labelingJobs = Migration(
        number: 3, name: "labeling jobs",
        sql: """
            CREATE TABLE labeling_jobs (
                id BIGINT PRIMARY KEY,
                account TEXT NOT NULL,
                name TEXT NOT NULL,
                arn TEXT NOT NULL UNIQUE,
                reference_code TEXT NOT NULL UNIQUE,
                workteam_arn TEXT NOT NULL,
                specification TEXT NOT NULL,
                template TEXT NOT NULL,
                categories TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN
                    ('Initializing', 'InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped')),
                failure_reason TEXT,
                manifest_etag TEXT,
                checks_files BIGINT NOT NULL DEFAULT 0,
                workers_per_object BIGINT NOT NULL CHECK (workers_per_object BETWEEN 1 AND 9),
                object_count BIGINT NOT NULL DEFAULT 0,
                carried_count BIGINT NOT NULL DEFAULT 0,
                labeled_count BIGINT NOT NULL DEFAULT 0,
                failed_count BIGINT NOT NULL DEFAULT 0,
                created_at BIGINT NOT NULL,
                modified_at BIGINT NOT NULL,
                started_at BIGINT,
                output_uri TEXT,
                UNIQUE (account, name)
            );
            CREATE INDEX labeling_jobs_by_workteam ON labeling_jobs (workteam_arn, created_at);
            CREATE INDEX labeling_jobs_by_status ON labeling_jobs (status, id);

            CREATE TABLE data_objects (
                job_id BIGINT NOT NULL REFERENCES labeling_jobs (id),
                number BIGINT NOT NULL,
                line TEXT NOT NULL,
                state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 5),
                declines BIGINT NOT NULL DEFAULT 0,
                reason TEXT,
                finished_at BIGINT,
                PRIMARY KEY (job_id, number)
            );

            CREATE TABLE labelers (
                number BIGINT PRIMARY KEY,
                worker_id TEXT NOT NULL UNIQUE,
                issuer TEXT NOT NULL,
                subject TEXT NOT NULL,
                provider TEXT NOT NULL,
                UNIQUE (issuer, subject)
            );

            CREATE TABLE assignments (
                job_id BIGINT NOT NULL REFERENCES labeling_jobs (id),
                number BIGINT NOT NULL,
                object_number BIGINT NOT NULL,
                labeler BIGINT NOT NULL REFERENCES labelers (number),
                slot BIGINT NOT NULL,
                slots BIGINT NOT NULL,
                fence BIGINT NOT NULL,
                state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 7),
                created_at BIGINT NOT NULL,
                accepted_at BIGINT,
                expires_at BIGINT NOT NULL,
                ended_at BIGINT,
                time_spent DOUBLE PRECISION,
                answer TEXT,
                draft TEXT,
                draft_sequence BIGINT NOT NULL DEFAULT 0,
                PRIMARY KEY (job_id, number),
                CHECK (slot >= 0 AND slot < slots),
                CHECK (state <> 3 OR (answer IS NOT NULL AND ended_at IS NOT NULL AND accepted_at IS NOT NULL))
            );
            CREATE UNIQUE INDEX assignments_slots ON assignments (job_id, object_number, slot) WHERE state < 4;
            CREATE UNIQUE INDEX assignments_workers ON assignments (job_id, labeler, object_number) WHERE state < 5;

            CREATE TABLE output_work (
                job_id BIGINT NOT NULL REFERENCES labeling_jobs (id),
                object_number BIGINT NOT NULL,
                PRIMARY KEY (job_id, object_number)
            );

            CREATE TABLE resource_tags (
                resource_arn TEXT NOT NULL,
                name TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (resource_arn, name)
            );
            """)
}
