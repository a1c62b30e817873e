extension Migration {
    static let accessKeys = Migration(
        number: 4, name: "access keys",
        sql: """
            CREATE TABLE access_keys (
                access_key_id TEXT NOT NULL PRIMARY KEY,
                sealed_secret BLOB NOT NULL,
                name TEXT NOT NULL,
                created_at BIGINT NOT NULL
            )
            """)
}
