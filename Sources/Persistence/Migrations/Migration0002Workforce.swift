extension Migration {
    /// User pools and what belongs to them, the private workforce and its teams, sign-in, and mail that waits.
    ///
    /// A user is known by `sub` everywhere but in its own row: usernames and addresses can be used again, a `sub` cannot.
    static let workforce = Migration(
        number: 2, name: "workforce",
        sql: """
            CREATE TABLE user_pools (
                id TEXT PRIMARY KEY,
                account_id TEXT NOT NULL,
                region TEXT NOT NULL,
                name TEXT NOT NULL,
                settings TEXT NOT NULL,
                configuration TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                modified_at BIGINT NOT NULL
            );

            CREATE TABLE user_pool_domains (
                domain TEXT PRIMARY KEY,
                user_pool_id TEXT NOT NULL UNIQUE REFERENCES user_pools (id) ON DELETE CASCADE,
                created_at BIGINT NOT NULL
            );

            CREATE TABLE user_pool_clients (
                id TEXT PRIMARY KEY,
                user_pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                sealed_secret BLOB,
                settings TEXT NOT NULL,
                configuration TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                modified_at BIGINT NOT NULL
            );
            CREATE INDEX user_pool_clients_by_pool ON user_pool_clients (user_pool_id, id);

            CREATE TABLE users (
                sub TEXT PRIMARY KEY,
                user_pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
                username TEXT NOT NULL,
                username_key TEXT NOT NULL,
                status TEXT NOT NULL,
                enabled BIGINT NOT NULL CHECK (enabled IN (0, 1)),
                password_hash TEXT,
                password_expires_at BIGINT,
                password_changes BIGINT NOT NULL DEFAULT 0,
                created_at BIGINT NOT NULL,
                modified_at BIGINT NOT NULL,
                UNIQUE (user_pool_id, username_key)
            );

            CREATE TABLE user_attributes (
                sub TEXT NOT NULL REFERENCES users (sub) ON DELETE CASCADE,
                name TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (sub, name)
            );
            CREATE INDEX user_attributes_by_value ON user_attributes (name, value);

            CREATE TABLE user_aliases (
                user_pool_id TEXT NOT NULL,
                alias_key TEXT NOT NULL,
                sub TEXT NOT NULL REFERENCES users (sub) ON DELETE CASCADE,
                PRIMARY KEY (user_pool_id, alias_key)
            );
            CREATE INDEX user_aliases_by_sub ON user_aliases (sub);

            CREATE TABLE user_groups (
                user_pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                description TEXT,
                role_arn TEXT,
                precedence BIGINT,
                created_at BIGINT NOT NULL,
                modified_at BIGINT NOT NULL,
                PRIMARY KEY (user_pool_id, name)
            );

            CREATE TABLE group_members (
                user_pool_id TEXT NOT NULL,
                group_name TEXT NOT NULL,
                sub TEXT NOT NULL REFERENCES users (sub) ON DELETE CASCADE,
                added_at BIGINT NOT NULL,
                PRIMARY KEY (user_pool_id, group_name, sub),
                FOREIGN KEY (user_pool_id, group_name) REFERENCES user_groups (user_pool_id, name) ON DELETE CASCADE
            );
            CREATE INDEX group_members_by_sub ON group_members (sub);

            CREATE TABLE workforces (
                account_id TEXT NOT NULL,
                region TEXT NOT NULL,
                name TEXT NOT NULL,
                user_pool_id TEXT NOT NULL,
                client_id TEXT NOT NULL,
                allowed_ranges TEXT NOT NULL,
                ip_address_type TEXT,
                created_at BIGINT NOT NULL,
                modified_at BIGINT NOT NULL,
                PRIMARY KEY (account_id, region)
            );

            CREATE TABLE workteams (
                account_id TEXT NOT NULL,
                region TEXT NOT NULL,
                name TEXT NOT NULL,
                description TEXT NOT NULL,
                notification_topic TEXT,
                worker_access TEXT,
                created_at BIGINT NOT NULL,
                modified_at BIGINT NOT NULL,
                PRIMARY KEY (account_id, region, name),
                FOREIGN KEY (account_id, region) REFERENCES workforces (account_id, region)
            );

            CREATE TABLE workteam_groups (
                account_id TEXT NOT NULL,
                region TEXT NOT NULL,
                workteam_name TEXT NOT NULL,
                position BIGINT NOT NULL,
                user_pool_id TEXT NOT NULL,
                group_name TEXT NOT NULL,
                client_id TEXT NOT NULL,
                PRIMARY KEY (account_id, region, workteam_name, position),
                FOREIGN KEY (account_id, region, workteam_name)
                    REFERENCES workteams (account_id, region, name) ON DELETE CASCADE,
                FOREIGN KEY (user_pool_id, group_name) REFERENCES user_groups (user_pool_id, name)
            );
            CREATE INDEX workteam_groups_by_group ON workteam_groups (user_pool_id, group_name);

            CREATE TABLE worker_sessions (
                token_hash BLOB PRIMARY KEY,
                sub TEXT NOT NULL REFERENCES users (sub) ON DELETE CASCADE,
                client_id TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                last_seen_at BIGINT NOT NULL
            );
            CREATE INDEX worker_sessions_by_sub ON worker_sessions (sub);

            CREATE TABLE authorization_codes (
                code_hash BLOB PRIMARY KEY,
                sub TEXT NOT NULL REFERENCES users (sub) ON DELETE CASCADE,
                client_id TEXT NOT NULL,
                redirect_uri TEXT NOT NULL,
                code_challenge TEXT NOT NULL,
                scope TEXT NOT NULL,
                nonce TEXT,
                signed_in_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            );
            CREATE INDEX authorization_codes_by_expiry ON authorization_codes (expires_at);

            CREATE TABLE refresh_tokens (
                token_hash BLOB PRIMARY KEY,
                sub TEXT NOT NULL REFERENCES users (sub) ON DELETE CASCADE,
                client_id TEXT NOT NULL,
                origin_id TEXT NOT NULL,
                scope TEXT NOT NULL,
                signed_in_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            );
            CREATE INDEX refresh_tokens_by_sub ON refresh_tokens (sub);
            CREATE INDEX refresh_tokens_by_origin ON refresh_tokens (origin_id);
            CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);

            CREATE TABLE login_attempts (
                subject TEXT PRIMARY KEY,
                failures BIGINT NOT NULL,
                last_failed_at BIGINT NOT NULL
            );
            CREATE INDEX login_attempts_by_time ON login_attempts (last_failed_at);

            CREATE TABLE confirmation_codes (
                sub TEXT PRIMARY KEY REFERENCES users (sub) ON DELETE CASCADE,
                code_hash TEXT NOT NULL,
                attempts BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            );

            CREATE TABLE outbox_messages (
                id TEXT PRIMARY KEY,
                sub TEXT NOT NULL REFERENCES users (sub) ON DELETE CASCADE,
                user_pool_id TEXT NOT NULL,
                username TEXT NOT NULL,
                kind TEXT NOT NULL,
                recipient TEXT,
                sealed_content BLOB NOT NULL,
                state TEXT NOT NULL,
                attempts BIGINT NOT NULL,
                next_attempt_at BIGINT NOT NULL,
                last_error TEXT,
                created_at BIGINT NOT NULL
            );
            CREATE INDEX outbox_messages_due ON outbox_messages (state, next_attempt_at);
            CREATE INDEX outbox_messages_by_sub ON outbox_messages (sub);

            CREATE TABLE signing_keys (
                user_pool_id TEXT PRIMARY KEY REFERENCES user_pools (id) ON DELETE CASCADE,
                key_id TEXT NOT NULL,
                sealed_key BLOB NOT NULL,
                created_at BIGINT NOT NULL
            );
            """)
}
