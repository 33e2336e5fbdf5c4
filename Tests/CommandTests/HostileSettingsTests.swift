import PostgresClient
import TestSupport
import Testing

/// A database and its roles may carry settings; none of them changes what the program does.
@Suite struct HostileSettingsTests {
    private static let settings = [
        "TimeZone = 'America/New_York'", "DateStyle = 'SQL, DMY'", "IntervalStyle = iso_8601",
        "standard_conforming_strings = off", "bytea_output = escape", "extra_float_digits = -15",
        "array_nulls = off", "transform_null_equals = on", "quote_all_identifiers = on",
        "search_path = evil, pg_catalog, public", "row_security = off", "exit_on_error = on",
        "default_transaction_isolation = serializable", "default_transaction_read_only = on",
        "default_transaction_deferrable = on", "idle_in_transaction_session_timeout = '1ms'",
        "statement_timeout = '1ms'", "lock_timeout = '1ms'", "client_encoding = GBK",
        "client_min_messages = error", "lc_monetary = 'C'", "xmlbinary = hex",
        "enable_indexscan = off", "enable_bitmapscan = off", "enable_hashjoin = off",
        "enable_hashagg = off", "enable_sort = off", "enable_nestloop = off",
        "enable_partition_pruning = off", "plan_cache_mode = force_generic_plan",
        "force_parallel_mode = on", "jit_above_cost = 0", "work_mem = '64kB'",
    ]

    /// Functions and an operator that stand before PostgreSQL's own on that path.
    private static let evil = """
        CREATE SCHEMA evil;
        CREATE FUNCTION evil.fail() RETURNS boolean LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'evil'; END $$;
        CREATE FUNCTION evil.now() RETURNS timestamptz LANGUAGE sql AS
            $$ SELECT '1999-01-01'::timestamptz WHERE evil.fail() $$;
        CREATE FUNCTION evil.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS
            $$ SELECT '1999-01-01'::timestamptz WHERE evil.fail() $$;
        CREATE FUNCTION evil.current_setting(text, boolean) RETURNS text LANGUAGE sql AS
            $$ SELECT ''::text WHERE evil.fail() $$;
        CREATE FUNCTION evil.set_config(text, text, boolean) RETURNS text LANGUAGE sql AS
            $$ SELECT ''::text WHERE evil.fail() $$;
        CREATE FUNCTION evil.sha256(bytea) RETURNS bytea LANGUAGE sql AS
            $$ SELECT ''::bytea WHERE evil.fail() $$;
        CREATE FUNCTION evil.encode(bytea, text) RETURNS text LANGUAGE sql AS
            $$ SELECT ''::text WHERE evil.fail() $$;
        CREATE FUNCTION evil.same(bigint, bigint) RETURNS boolean LANGUAGE sql AS
            $$ SELECT evil.fail() $$;
        CREATE OPERATOR evil.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = evil.same);
        GRANT USAGE ON SCHEMA evil TO PUBLIC;
        """

    @Test func theMainPathIsTheSame() throws {
        let plain = try County()
        let database = try TestServer.emptyDatabase()
        let maker = try Connection(conninfo: database)
        try maker.executeScript(name: "evil", sql: Self.evil)
        let name = try #require(
            try maker.execute(
                Statement(name: "name", sql: "SELECT current_database() AS name")
            ).text(0, "name"))
        let login = "login_of_\(name)"
        try maker.execute(Statement(name: "login", sql: "CREATE ROLE \(login) LOGIN"))
        for setting in Self.settings {
            for owner in ["DATABASE \(name)", "ROLE \(login) IN DATABASE \(name)"] {
                try maker.execute(
                    Statement(name: "set", sql: "ALTER \(owner) SET \(setting)"))
            }
        }
        let hostile = try County(database: database)
        #expect(try hostile.hash() == plain.hash())
        for county in [plain, hostile] {
            try county.fileChanges()
            let run = try county.program("run")
            #expect(run.status == 0, "\(run.errors)")
        }
        #expect(try hostile.hash() == plain.hash())
        #expect(try hostile.program("audit", "verify").status == 0)
        #expect(try hostile.program("doctor").status == 0)

        // a login that may only read, by row security, and variables that libpq passes on
        try maker.execute(
            Statement(name: "grant", sql: "GRANT huizong_auditor TO \(login)"))
        var reader = Program(
            database: database.replacing("user=huizong", with: "user=\(login)"),
            ["PGTZ": "America/New_York", "PGDATESTYLE": "SQL, DMY"])
        reader.environment["PGOPTIONS"] = "-c search_path=evil"
        for arguments in [
            ["findings", "--year", "2020", "--format", "json"],
            ["totals", "--region", County.code, "--year", "2020", "--format", "csv"],
            ["late", "--year", "2020", "--format", "csv"],
        ] {
            let found = try reader.start(arguments).wait()
            let expected = try plain.program.start(arguments).wait()
            #expect(found.status == expected.status, "\(arguments): \(found.errors)")
            #expect(found.output == expected.output, "\(arguments)")
        }
    }
}
