-- m0003: what the nightly job writes. A row is valid from edition_id until superseded_by, so every
-- earlier edition stays readable and an edition costs only the rows that changed.
CREATE TABLE summary.edition (
    edition_id        bigint      NOT NULL PRIMARY KEY,
    business_date     date        NOT NULL,
    published_at      timestamptz NOT NULL,
    -- SHA-256 over the content of every current row, in order of year, region and scope
    content_hash      bytea       NOT NULL,
    catalogue_hash    text        NOT NULL,
    previous_edition  bigint      REFERENCES summary.edition (edition_id),
    changed_totals    integer     NOT NULL,
    changed_findings  integer     NOT NULL,
    CONSTRAINT edition_hash_is_sha256 CHECK (octet_length(content_hash) = 32),
    CONSTRAINT edition_follows CHECK (
        edition_id = coalesce(previous_edition, 0) + 1)
);
CREATE INDEX edition_published ON summary.edition (published_at);
COMMENT ON TABLE summary.edition IS '版次：每次发布的一整套汇总 / editions: what one run published, all tables at once';

CREATE TABLE summary.total (
    region_code  text     NOT NULL,
    year         integer  NOT NULL,
    -- own, all; direct: every agency of the region itself, kept for regions with others below
    scope        text     NOT NULL,
    form_id      text     NOT NULL REFERENCES registry.form (form_id),
    expected     integer  NOT NULL,
    received     integer  NOT NULL,
    included     integer  NOT NULL,
    on_time      integer  NOT NULL,
    late         integer  NOT NULL,
    cell_values  bigint[] NOT NULL,
    -- per cell, submissions that left it blank; NULL when no cell of any was blank
    blank        integer[],
    content_hash bytea    NOT NULL,
    edition_id   bigint   NOT NULL REFERENCES summary.edition (edition_id)
        DEFERRABLE INITIALLY DEFERRED,
    superseded_by bigint,
    CONSTRAINT total_scope_known CHECK (scope IN ('own', 'all', 'direct')),
    CONSTRAINT total_counts_possible CHECK (
        included BETWEEN 0 AND received AND received <= expected
        AND on_time + late = received AND on_time >= 0 AND late >= 0),
    CONSTRAINT total_superseded_later CHECK (superseded_by > edition_id),
    PRIMARY KEY (region_code, year, scope, edition_id)
);
ALTER TABLE summary.total ALTER cell_values SET COMPRESSION lz4, ALTER blank SET COMPRESSION lz4;
CREATE UNIQUE INDEX total_current ON summary.total (year, region_code, scope)
    WHERE superseded_by IS NULL;
CREATE INDEX total_edition ON summary.total (edition_id);
COMMENT ON TABLE summary.total IS '合计（内部存储）：请用视图 summary.total_cell / totals as stored; query summary.total_cell';

CREATE TABLE summary.roster (
    region_code    text     NOT NULL,
    year           integer  NOT NULL,
    -- submissions that count, of the agencies of the region itself, by scope
    included_own   bigint[] NOT NULL,
    included_other bigint[] NOT NULL,
    -- latest submissions of agencies none of whose revisions may count
    excluded_own   bigint[] NOT NULL,
    excluded_other bigint[] NOT NULL,
    -- SHA-256 over agencies and revisions, not over ids, so that it does not depend on the order
    -- in which submissions were stored
    content_hash   bytea    NOT NULL,
    edition_id     bigint   NOT NULL REFERENCES summary.edition (edition_id)
        DEFERRABLE INITIALLY DEFERRED,
    superseded_by  bigint,
    CONSTRAINT roster_superseded_later CHECK (superseded_by > edition_id),
    PRIMARY KEY (region_code, year, edition_id)
);
CREATE UNIQUE INDEX roster_current ON summary.roster (year, region_code)
    WHERE superseded_by IS NULL;
CREATE INDEX roster_edition ON summary.roster (edition_id);
COMMENT ON TABLE summary.roster IS '计入与未计入的报告 / which submissions the totals are made of';

CREATE TABLE summary.finding_row (
    submission_id bigint  NOT NULL,
    agency_id     bigint  NOT NULL,
    region_code   text    NOT NULL,
    year          integer NOT NULL,
    revision      integer NOT NULL,
    rule          text    NOT NULL,
    severity      text    NOT NULL,
    verdict       text    NOT NULL,
    cells         text[]  NOT NULL,
    left_value    numeric,
    right_value   numeric,
    difference    numeric,
    message_zh    text    NOT NULL,
    message_en    text    NOT NULL,
    fingerprint   text    NOT NULL,
    content_hash  bytea   NOT NULL,
    first_edition_id bigint NOT NULL,
    edition_id    bigint  NOT NULL REFERENCES summary.edition (edition_id)
        DEFERRABLE INITIALLY DEFERRED,
    superseded_by bigint,
    CONSTRAINT finding_severity_known CHECK (severity IN ('error', 'warning', 'hint')),
    CONSTRAINT finding_verdict_known CHECK (verdict IN ('failed', 'undecided')),
    CONSTRAINT finding_superseded_later CHECK (superseded_by > edition_id),
    PRIMARY KEY (submission_id, fingerprint, edition_id)
);
-- a finding about a blank column names more than a hundred cells
ALTER TABLE summary.finding_row ALTER cells SET COMPRESSION lz4;
CREATE INDEX finding_current ON summary.finding_row (year, region_code)
    WHERE superseded_by IS NULL;
CREATE INDEX finding_fingerprint ON summary.finding_row (fingerprint);
COMMENT ON TABLE summary.finding_row IS '核查结果（内部存储）：请用视图 summary.finding / findings as stored; query summary.finding';

-- The edition in force at an instant; without one, the current edition.
CREATE FUNCTION summary.edition_at(instant timestamptz DEFAULT NULL) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT edition_id FROM summary.edition
    WHERE instant IS NULL OR published_at <= instant
    ORDER BY edition_id DESC LIMIT 1
$$;
COMMENT ON FUNCTION summary.edition_at IS '某一时刻有效的版次 / the edition in force at an instant';
