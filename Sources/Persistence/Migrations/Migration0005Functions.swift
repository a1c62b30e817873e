extension Migration {
    /// Functions, and what they made for data objects: the input of a task, and the label of an object.
    ///
    /// `task_inputs.input` and `function_labels.content` are JSON: `task.input` of a template, and the label's value.
    static let functions = Migration(
        number: 5, name: "functions",
        sql: """
            CREATE TABLE functions (
                account TEXT NOT NULL,
                name TEXT NOT NULL,
                configuration TEXT NOT NULL,
                code_uri TEXT NOT NULL,
                code_sha256 TEXT NOT NULL,
                code_size BIGINT NOT NULL,
                revision TEXT NOT NULL,
                modified_at BIGINT NOT NULL,
                PRIMARY KEY (account, name)
            );

            CREATE TABLE task_inputs (
                job_id BIGINT NOT NULL REFERENCES labeling_jobs (id),
                object_number BIGINT NOT NULL,
                input TEXT NOT NULL,
                PRIMARY KEY (job_id, object_number)
            );

            CREATE TABLE function_labels (
                job_id BIGINT NOT NULL REFERENCES labeling_jobs (id),
                object_number BIGINT NOT NULL,
                content TEXT NOT NULL,
                received_at BIGINT NOT NULL,
                PRIMARY KEY (job_id, object_number)
            );
            """)
}
