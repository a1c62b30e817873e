extension Migration {
    /// What automated data labeling knows of a job: how far it is, which objects people were asked for, and the labels
    /// that models made.
    ///
    /// `auto_labeling_jobs.plan` and `auto_labeling_rounds.report` are JSON of `JobEngine`, `auto_labels.label` is JSON of
    /// the task type's label.
    /// Purposes of offers: 0 validation sample, 1 chosen by a round, 2 beside a round, 3 check of a round, 4 left over.
    /// Round states: 0 running, 1 accepting, 2 done, 3 failed, 4 withdrawing, 5 withdrawn.
    /// Label states: 0 proposed, 1 accepted, 2 given to people as a check.
    static let autoLabeling = Migration(
        number: 6, name: "automated data labeling",
        sql: """
            ALTER TABLE labeling_jobs ADD COLUMN machine_labeled_count BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE labeling_jobs ADD COLUMN model_arn TEXT;

            CREATE TABLE auto_labeling_jobs (
                job_id BIGINT PRIMARY KEY REFERENCES labeling_jobs (id),
                seed BIGINT NOT NULL,
                plan TEXT NOT NULL,
                problem TEXT,
                modified_at BIGINT NOT NULL
            );

            CREATE TABLE auto_labeling_offers (
                job_id BIGINT NOT NULL REFERENCES labeling_jobs (id),
                object_number BIGINT NOT NULL,
                place BIGINT NOT NULL,
                round BIGINT NOT NULL,
                purpose BIGINT NOT NULL CHECK (purpose BETWEEN 0 AND 4),
                PRIMARY KEY (job_id, object_number)
            );
            CREATE UNIQUE INDEX auto_labeling_offers_in_order ON auto_labeling_offers (job_id, place);

            CREATE TABLE auto_labeling_rounds (
                job_id BIGINT NOT NULL REFERENCES labeling_jobs (id),
                number BIGINT NOT NULL,
                state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 5),
                report TEXT,
                problem TEXT,
                started_at BIGINT NOT NULL,
                ended_at BIGINT,
                PRIMARY KEY (job_id, number)
            );

            CREATE TABLE auto_labels (
                job_id BIGINT NOT NULL REFERENCES labeling_jobs (id),
                object_number BIGINT NOT NULL,
                round BIGINT NOT NULL,
                state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 2),
                label TEXT NOT NULL,
                confidence DOUBLE PRECISION NOT NULL,
                PRIMARY KEY (job_id, object_number, round)
            );
            CREATE INDEX auto_labels_by_round ON auto_labels (job_id, round, state);
            """)
}
