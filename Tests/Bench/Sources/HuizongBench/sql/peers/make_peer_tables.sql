-- Where every peer writes its results, beside huizong's own; made anew for every database.
DROP SCHEMA IF EXISTS peer CASCADE;
CREATE SCHEMA peer;
CREATE TABLE peer.total (
    region_code text    NOT NULL,
    scope       text    NOT NULL,
    expected    integer NOT NULL,
    received    integer NOT NULL,
    included    integer NOT NULL,
    cell_values bigint[]  NOT NULL,
    blank       integer[] NOT NULL,
    PRIMARY KEY (region_code, scope)
);
-- as in summary.total: pglz would cost more than all the sums
ALTER TABLE peer.total ALTER cell_values SET COMPRESSION lz4, ALTER blank SET COMPRESSION lz4;
CREATE TABLE peer.finding (
    submission_id bigint   NOT NULL,
    identity      smallint NOT NULL,
    left_value    bigint   NOT NULL,
    right_value   bigint   NOT NULL,
    PRIMARY KEY (submission_id, identity)
);
-- What the numbers of identities stand for; a figure times step is in the form's unit.
CREATE TABLE peer.identity (
    identity smallint NOT NULL PRIMARY KEY,
    rule     text     NOT NULL,
    cells    text[]   NOT NULL,
    step     numeric  NOT NULL
);
