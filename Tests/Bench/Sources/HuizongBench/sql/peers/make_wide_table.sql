-- The layout that suits sums in SQL best: one column a cell, four bytes where no money is, region
-- and part beside the figures, reports of a region together. Made outside the timing.
CREATE TABLE peer.wide AS
SELECT submission_id, agency_id, revision, submitted_at, region_code, is_other, has_blank,
       {columns}
FROM peer.report ORDER BY region_code COLLATE "C", agency_id, revision;
ALTER TABLE peer.wide ADD PRIMARY KEY (submission_id);
CREATE INDEX ON peer.wide (agency_id, revision);
CREATE INDEX ON peer.wide (agency_id, revision) WHERE revision > 1;
CREATE INDEX ON peer.wide (submission_id) WHERE has_blank;
