-- Latest revisions of year $1 integer, of regions $2 text[] (null: all), whose day of publication cannot
-- be or is odd: before the year had ended, or before a day of filing that was told and not merely the
-- moment of storing.
SELECT latest.submission_id, latest.agency_id, latest.revision, agency.region_code,
       latest.published_on, audit.china_day(latest.submitted_at) AS submitted_on,
       latest.published_on < make_date(latest.year + 1, 1, 1) AS is_before_year_end
FROM intake.visible_submission AS latest
JOIN registry.agency USING (agency_id)
WHERE latest.year = $1::integer
  AND ($2::text[] IS NULL OR agency.region_code = ANY ($2::text[]))
  AND (latest.published_on < make_date(latest.year + 1, 1, 1)
       OR latest.published_on < (latest.submitted_at AT TIME ZONE 'Asia/Shanghai')::date)
  AND (latest.published_on < make_date(latest.year + 1, 1, 1)
       OR latest.submitted_at < latest.stored_at - interval '1 hour')
  AND isfinite(latest.published_on) AND isfinite(latest.submitted_at)
  AND NOT EXISTS (
      SELECT FROM intake.visible_submission AS correction
      WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
        AND correction.year = latest.year AND correction.revision > latest.revision)
ORDER BY latest.agency_id
