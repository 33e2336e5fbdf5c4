-- A run whose years are read by several machines.
COMMENT ON SCHEMA work IS '正在进行的运行所用，不属于记录 / what a run under way works with; no part of the record';

COMMENT ON TABLE work.share IS '多机分担的运行：每行一份，即一个年度中的一段单位 / a run that several machines share: one row a share, a range of a year''s agencies';
COMMENT ON COLUMN work.share.run_token IS '运行的标识 / which run';
COMMENT ON COLUMN work.share.end_agency IS '末一单位之后的编号 / the number behind the last agency';
COMMENT ON COLUMN work.share.snapshot IS '运行导出的快照 / the snapshot that the run exported';
COMMENT ON COLUMN work.share.seen IS '该快照所见的事务 / the transactions that this snapshot sees';
COMMENT ON COLUMN work.share.coordinator_pid IS '主持运行的服务进程，持有咨询锁 (4854895, 2) / the server process of the run, which holds advisory lock (4854895, 2)';
COMMENT ON COLUMN work.share.state IS 'open 待领，kept 主机自做，done 协助程序已交 / to be claimed, kept by the run itself, handed in by an assistant';
COMMENT ON COLUMN work.share.submissions IS '已核查的报告数 / how many reports were judged';

CREATE OR REPLACE FUNCTION work.coordinator() RETURNS integer
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT pid FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 4854895 AND objid = 2 AND objsubid = 2 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
END;
COMMENT ON FUNCTION work.coordinator IS '正在主持分担运行的服务进程；没有则为空 / the server process of the shared run that is under way; null without one';

REVOKE ALL ON SCHEMA work FROM huizong_worker;
REVOKE ALL ON work.share FROM huizong_worker;
REVOKE ALL ON FUNCTION work.coordinator FROM PUBLIC, huizong_worker;
GRANT USAGE ON SCHEMA work TO huizong_worker;
GRANT SELECT, INSERT, UPDATE (state, submissions, result), DELETE ON work.share TO huizong_worker;
GRANT EXECUTE ON FUNCTION work.coordinator TO huizong_worker;
