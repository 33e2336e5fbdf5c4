-- Numbers for a monitor, one a row, each with its label. Of the years those of the whole area: of
-- the regions that have none above them, with all below.
SELECT 'huizong_runs_total' AS metric, 'outcome' AS label, known.outcome AS label_value,
       count(run.run_id)::text AS number
FROM unnest('{published,unchanged,failed,lost}'::text[]) AS known (outcome)
LEFT JOIN audit.run USING (outcome)
GROUP BY known.outcome
UNION ALL
SELECT 'huizong_run_stage_seconds', 'stage', stage.key, stage.value
FROM (SELECT stage_seconds FROM audit.run WHERE stage_seconds IS NOT NULL
      ORDER BY run_id DESC LIMIT 1) AS last
CROSS JOIN LATERAL jsonb_each_text(last.stage_seconds) AS stage
UNION ALL
SELECT 'huizong_editions', NULL, NULL, count(*)::text FROM summary.edition
UNION ALL
SELECT counted.metric, 'year', counted.year::text, counted.number::text
FROM (SELECT year, sum(expected) AS expected, sum(received) AS received, sum(late) AS late,
             sum(missing) AS missing, sum(excluded) AS excluded
      FROM summary.completeness
      WHERE scope = 'all'
        AND region_code IN (SELECT code FROM registry.region WHERE parent_code IS NULL)
      GROUP BY year) AS whole
CROSS JOIN LATERAL (VALUES
    ('huizong_reports_expected', whole.year, whole.expected),
    ('huizong_reports', whole.year, whole.received),
    ('huizong_reports_late', whole.year, whole.late),
    ('huizong_reports_missing', whole.year, whole.missing),
    ('huizong_reports_excluded', whole.year, whole.excluded)) AS counted (metric, year, number)
UNION ALL
SELECT 'huizong_findings', 'severity', known.severity, count(finding.rule)::text
FROM unnest('{error,warning,hint}'::text[]) AS known (severity)
LEFT JOIN summary.finding ON finding.severity = known.severity AND finding.verdict = 'failed'
                         AND finding.waiver_id IS NULL
GROUP BY known.severity
ORDER BY 1, 3
