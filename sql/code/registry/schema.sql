-- The schemas, and what the database knows of how it was made.
COMMENT ON SCHEMA registry IS '名录：行政区划、报告单位、期限、豁免、表格 / who reports, by when, in which form';
COMMENT ON SCHEMA intake IS '收件：各单位年度报告，只增不改 / submissions, append-only';
COMMENT ON SCHEMA summary IS '汇总：夜间任务写入的结果 / what the nightly job writes';
COMMENT ON SCHEMA audit IS '审计：报送时效与事件 / lateness and events';
COMMENT ON TABLE registry.schema_migration IS '已执行的数据库迁移及其校验和 / migrations applied, with their checksums';
COMMENT ON TABLE registry.schema_code IS '已应用的 sql/code 文件及其校验和 / files of sql/code as applied, with their checksums';
