-- What the office knows from elsewhere, one row a case: its register of requests, the list of
-- reconsiderations and law suits. A later row about the same case takes the place of an earlier one.
CREATE TABLE intake.ledger (
    entry_id    bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency_id   bigint  NOT NULL REFERENCES registry.agency (agency_id),
    kind        text    NOT NULL,
    -- as the register has it; registers begin anew each year
    number      text    NOT NULL,
    happened_on date    NOT NULL,
    -- the report year in which it counts
    year        integer NOT NULL,
    -- taken back: the case was noted by mistake
    is_void     boolean NOT NULL DEFAULT false,
    -- the file it was read from
    source      text,
    stored_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    stored_by   text    NOT NULL DEFAULT session_user,
    CONSTRAINT ledger_kind_known CHECK (kind IN ('request', 'reconsideration', 'litigation')),
    CONSTRAINT ledger_number_given CHECK (btrim(number) <> ''),
    CONSTRAINT ledger_year_is_of_day CHECK (year = extract(year FROM happened_on))
);
CREATE INDEX ledger_case ON intake.ledger (year, agency_id, kind, number, entry_id);
