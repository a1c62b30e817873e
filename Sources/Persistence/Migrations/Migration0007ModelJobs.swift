extension Migration {
    /// Training, transform and AutoML jobs, and models.
    ///
    /// `name_key` is the name as it must be unique: AutoML jobs do not tell cases apart (09/AML-12). `specification`,
    /// `progress` and `outcome` are JSON of the module that runs the jobs, `request` is JSON of the API.
    static let modelJobs = Migration(
        number: 7, name: "model jobs",
        sql: """
            CREATE TABLE model_jobs (
                id BIGINT PRIMARY KEY,
                account TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('training', 'transform', 'automl')),
                name TEXT NOT NULL,
                name_key TEXT NOT NULL,
                arn TEXT NOT NULL,
                specification TEXT NOT NULL,
                request TEXT NOT NULL,
                status TEXT NOT NULL
                    CHECK (status IN ('InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped')),
                progress TEXT NOT NULL,
                failure_reason TEXT,
                outcome TEXT,
                attempts BIGINT NOT NULL DEFAULT 0,
                created_at BIGINT NOT NULL,
                modified_at BIGINT NOT NULL,
                started_at BIGINT,
                ended_at BIGINT,
                UNIQUE (account, kind, name_key)
            );
            CREATE INDEX model_jobs_by_arn ON model_jobs (arn);
            CREATE INDEX model_jobs_unfinished ON model_jobs (kind, id) WHERE status IN ('InProgress', 'Stopping');

            CREATE TABLE models (
                account TEXT NOT NULL,
                name TEXT NOT NULL,
                arn TEXT NOT NULL,
                request TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                PRIMARY KEY (account, name)
            );
            CREATE INDEX models_by_arn ON models (arn);
            """)
}
