-- Reports to copy from; the flawed ones are numbered apart.
CREATE TEMPORARY TABLE pattern (
    flaw text NOT NULL, number integer NOT NULL, cells bigint[] NOT NULL,
    PRIMARY KEY (flaw, number)
)
