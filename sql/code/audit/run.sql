-- The record of runs.

COMMENT ON TABLE audit.run IS '运行记录，按业务日期（北京时间） / runs by business date (Asia/Shanghai)';
COMMENT ON TABLE audit.run_year IS '限定年度或地区的运行实际处理的范围；全面运行无行 / what a run of certain years or regions judged; a run of everything has no rows';
