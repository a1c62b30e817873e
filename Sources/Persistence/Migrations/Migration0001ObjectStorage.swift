extension Migration {
    /// Buckets, objects and open uploads of the embedded object store.
    ///
    /// Keys are bytes, so that both databases order them as S3 does and every UTF-8 key fits. `version` names one write
    /// of an object or part; its bytes are in `data` when they are few, else in the files that `blobs` lists.
    static let objectStorage = Migration(
        number: 1, name: "object storage",
        sql: """
            CREATE TABLE buckets (
                name TEXT PRIMARY KEY,
                region TEXT NOT NULL,
                owner TEXT NOT NULL,
                created_at BIGINT NOT NULL
            );
            CREATE TABLE bucket_documents (
                bucket TEXT NOT NULL REFERENCES buckets (name) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (bucket, kind)
            );
            CREATE TABLE objects (
                bucket TEXT NOT NULL REFERENCES buckets (name),
                key BLOB NOT NULL,
                version TEXT NOT NULL,
                size BIGINT NOT NULL CHECK (size >= 0),
                etag TEXT NOT NULL,
                modified_at BIGINT NOT NULL,
                checksum_algorithm TEXT,
                checksum_kind TEXT,
                checksum TEXT,
                attributes TEXT NOT NULL,
                tags TEXT NOT NULL,
                parts TEXT,
                data BLOB,
                PRIMARY KEY (bucket, key)
            );
            CREATE TABLE blobs (
                id TEXT PRIMARY KEY,
                version TEXT NOT NULL,
                position BIGINT NOT NULL,
                size BIGINT NOT NULL CHECK (size >= 0)
            );
            CREATE INDEX blobs_by_version ON blobs (version, position);
            CREATE TABLE multipart_uploads (
                id TEXT PRIMARY KEY,
                bucket TEXT NOT NULL REFERENCES buckets (name),
                key BLOB NOT NULL,
                created_at BIGINT NOT NULL,
                checksum_algorithm TEXT,
                checksum_kind TEXT,
                attributes TEXT NOT NULL,
                tags TEXT NOT NULL
            );
            CREATE INDEX multipart_uploads_by_key ON multipart_uploads (bucket, key, id);
            CREATE TABLE multipart_parts (
                upload TEXT NOT NULL REFERENCES multipart_uploads (id) ON DELETE CASCADE,
                number BIGINT NOT NULL,
                version TEXT NOT NULL,
                size BIGINT NOT NULL,
                etag TEXT NOT NULL,
                modified_at BIGINT NOT NULL,
                checksum TEXT,
                PRIMARY KEY (upload, number)
            );
            """)
}
