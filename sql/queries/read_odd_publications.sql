-- Latest revisions of year $1 integer, of regions $2 text[] (null: all), whose day of publication cannot
-- be or is odd: before the year had ended, or before a day of filing that was told and not merely the
-- moment of storing. Looked for among those that an index knows to be so as they were declared, and
-- among those whose dates were corrected.
SELECT latest.submission_id, latest.agency_id, latest.revision, agency.region_code,
       latest.published_on, audit.china_day(latest.submitted_at) AS submitted_on,
       latest.published_on < make_date(latest.year + 1, 1, 1) AS is_before_year_end
FROM (SELECT declared.submission_id FROM intake.submission AS declared
      WHERE declared.year = $1::integer
        AND (declared.published_on < make_date(declared.year + 1, 1, 1)
             OR declared.published_on < (declared.submitted_at AT TIME ZONE 'Asia/Shanghai')::date)
      UNION
      SELECT corrected.submission_id FROM intake.correction_known(NULL) AS corrected) AS odd
JOIN intake.latest_submission AS latest USING (submission_id)
CROSS JOIN LATERAL (
    SELECT held.region_code FROM registry.agency_in($1::integer) AS held
    WHERE held.agency_id = latest.agency_id OFFSET 0) AS agency
WHERE latest.year = $1::integer
  AND ($2::text[] IS NULL OR agency.region_code = ANY ($2::text[]))
  AND (latest.published_on < make_date(latest.year + 1, 1, 1)
       OR latest.published_on < (latest.submitted_at AT TIME ZONE 'Asia/Shanghai')::date)
  AND (latest.published_on < make_date(latest.year + 1, 1, 1)
       OR latest.submitted_at < latest.stored_at - interval '1 hour')
  AND isfinite(latest.published_on) AND isfinite(latest.submitted_at)
ORDER BY latest.agency_id
