-- Decisions that take back or correct what was filed, and how agencies and regions stood before.
-- What was stored by mistake: it was never filed.
CREATE TABLE intake.withdrawal (
    withdrawal_id bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    submission_id bigint  NOT NULL,
    reason        text    NOT NULL,
    decided_by    text    NOT NULL,
    decided_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    stored_by     text    NOT NULL DEFAULT session_user,
    CONSTRAINT withdrawal_reason_given CHECK (btrim(reason) <> ''),
    CONSTRAINT withdrawal_decider_named CHECK (btrim(decided_by) <> '')
);
CREATE INDEX withdrawal_submission ON intake.withdrawal (submission_id);

-- Other dates than those with which a report was stored; empty: that one stays.
CREATE TABLE intake.correction (
    correction_id bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    submission_id bigint  NOT NULL,
    submitted_at  timestamptz,
    published_on  date,
    reason        text    NOT NULL,
    decided_by    text    NOT NULL,
    decided_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    stored_by     text    NOT NULL DEFAULT session_user,
    CONSTRAINT correction_says_something
        CHECK (submitted_at IS NOT NULL OR published_on IS NOT NULL),
    CONSTRAINT correction_times_finite CHECK (isfinite(submitted_at) AND isfinite(published_on)),
    CONSTRAINT correction_reason_given CHECK (btrim(reason) <> ''),
    CONSTRAINT correction_decider_named CHECK (btrim(decided_by) <> '')
);
CREATE INDEX correction_submission ON intake.correction (submission_id);

-- A publication that somebody saw, with the page as evidence where it was kept.
CREATE TABLE intake.publication (
    publication_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency_id     bigint  NOT NULL REFERENCES registry.agency (agency_id),
    year          integer NOT NULL,
    published_on  date    NOT NULL,
    url           text,
    -- of the page as it was when it was seen; empty: nobody kept it
    file_name     text,
    sha256        text,
    seen_on       date    NOT NULL,
    decided_by    text    NOT NULL,
    decided_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    stored_by     text    NOT NULL DEFAULT session_user,
    CONSTRAINT publication_year_plausible CHECK (year BETWEEN 2008 AND 2999),
    CONSTRAINT publication_finite CHECK (isfinite(published_on)),
    CONSTRAINT publication_before_seen CHECK (published_on <= seen_on),
    CONSTRAINT publication_is_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT publication_decider_named CHECK (btrim(decided_by) <> '')
);
CREATE INDEX publication_year ON intake.publication (year, agency_id);

-- A decision that was itself a mistake: from then on it does not hold.
CREATE TABLE intake.revocation (
    revocation_id bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind          text    NOT NULL,
    -- which row of the table of that kind
    decision_id   bigint  NOT NULL,
    reason        text    NOT NULL,
    decided_by    text    NOT NULL,
    decided_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    stored_by     text    NOT NULL DEFAULT session_user,
    CONSTRAINT revocation_kind_known CHECK (
        kind IN ('waiver', 'return', 'withdrawal', 'correction', 'publication')),
    CONSTRAINT revocation_once UNIQUE (kind, decision_id),
    CONSTRAINT revocation_reason_given CHECK (btrim(reason) <> ''),
    CONSTRAINT revocation_decider_named CHECK (btrim(decided_by) <> '')
);

-- What agencies and regions were until a day, which is the first one of the state after. A report
-- year goes by the state of its last day; a change of the row itself holds for all years.
CREATE TABLE registry.agency_past (
    agency_id       bigint  NOT NULL REFERENCES registry.agency (agency_id),
    until           date    NOT NULL,
    name            text    NOT NULL,
    region_code     text    NOT NULL REFERENCES registry.region (code),
    class           text    NOT NULL,
    counts_in_total boolean NOT NULL,
    CONSTRAINT agency_past_class_known CHECK (class IN ('government_office', 'department',
        'township', 'subdistrict', 'dispatched', 'institution', 'government')),
    CONSTRAINT agency_past_until_finite CHECK (isfinite(until)),
    PRIMARY KEY (agency_id, until)
);
CREATE INDEX agency_past_region ON registry.agency_past (region_code);

CREATE TABLE registry.region_past (
    code        text NOT NULL REFERENCES registry.region (code),
    until       date NOT NULL,
    name        text NOT NULL,
    level       text NOT NULL,
    parent_code text REFERENCES registry.region (code),
    CONSTRAINT region_past_level_known CHECK (level IN ('province', 'prefecture', 'county')),
    CONSTRAINT region_past_not_own_parent CHECK (parent_code <> code),
    CONSTRAINT region_past_until_finite CHECK (isfinite(until)),
    PRIMARY KEY (code, until)
);

-- Whom to call, and former names without a day.
CREATE TABLE registry.contact (
    agency_id bigint NOT NULL REFERENCES registry.agency (agency_id),
    role      text   NOT NULL DEFAULT 'contact',
    name      text,
    phone     text,
    PRIMARY KEY (agency_id, role),
    CONSTRAINT contact_role_known CHECK (role IN ('contact', 'head')),
    CONSTRAINT contact_says_something CHECK (num_nonnulls(name, phone) > 0)
);

CREATE TABLE registry.former_name (
    agency_id bigint NOT NULL REFERENCES registry.agency (agency_id),
    name      text   NOT NULL,
    PRIMARY KEY (agency_id, name),
    CONSTRAINT former_name_given CHECK (btrim(name) <> '')
);

-- What a run of certain years or regions judged: it takes from the inbox what concerns these alone,
-- and results judged by older forms or rules can be told. A run of everything has no rows here.
CREATE TABLE audit.run_year (
    run_id       bigint  NOT NULL REFERENCES audit.run (run_id),
    year         integer NOT NULL,
    -- empty: every region
    region_codes text[],
    PRIMARY KEY (run_id, year)
);

-- Locked by whoever runs the job or changes the schema; it never holds a row. An advisory lock would
-- be anybody's to take. It is there already if this is a first migration, which holds it.
CREATE TABLE IF NOT EXISTS work.run_lock ();

-- Whose turn it is to file or to decide: one row for each agency and year that ever was, locked
-- until the transaction ends. Nobody has a right on it; functions of the owner take the turn.
CREATE TABLE work.turn (
    -- negative: of no agency but of a region
    holder bigint  NOT NULL,
    year   integer NOT NULL,
    PRIMARY KEY (holder, year)
);

-- So that a county in a nation's database finds what concerns it without reading the others'.
-- which run took a change of the registry, without reading what agencies filed
CREATE INDEX inbox_change ON work.inbox (row_id) WHERE kind = 'change';
-- from one report year to the next, for who asks which there are
CREATE INDEX total_past_year ON summary.total (year) WHERE superseded_by IS NOT NULL;
-- what was found in the reports of one agency, of whatever region
CREATE INDEX finding_agency ON summary.finding_row (agency_id, year);
-- what was decided about one agency
CREATE INDEX waiver_agency ON intake.waiver (agency_id);
CREATE INDEX publication_agency ON intake.publication (agency_id);
-- what was changed in a region, whatever was changed elsewhere
CREATE INDEX change_region ON registry.change (region_code);
