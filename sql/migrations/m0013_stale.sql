-- m0013: what a run of certain years or regions looked at, so that results judged by older forms or
-- rules can be told. A run that looked at everything has no rows here.
CREATE TABLE audit.run_year (
    run_id       bigint  NOT NULL REFERENCES audit.run (run_id),
    year         integer NOT NULL,
    -- empty: every region
    region_codes text[],
    PRIMARY KEY (run_id, year)
);
COMMENT ON TABLE audit.run_year IS '限定年度或地区的运行实际处理的范围；全面运行无行 / what a run of certain years or regions judged; a run of everything has no rows';
GRANT SELECT ON audit.run_year TO huizong_worker, huizong_auditor;
GRANT INSERT ON audit.run_year TO huizong_worker;
