-- The agencies of a whole area whose reports count towards a cell in edition $5 bigint: $1 cell,
-- $2 region, $3 year, $4 scope (own, or all with townships and the regions below), $6 class (every
-- class if null), $7 how many (all if null), $8 whether with their figures of the year before, and
-- then also those that only counted then. Largest figure first. Each row also says how many there
-- are in all, and what those listed and all of them add up to.
WITH this_year AS (
    SELECT place.region_code, counted.*
    FROM (SELECT region_code FROM registry.area_in($2::text, $3::integer)
          WHERE ($4::text = 'all' OR distance = 0)) AS place
    CROSS JOIN LATERAL summary.counted_figures(
        $1::text, place.region_code, $3::integer, $4::text, $5::bigint) AS counted
), last_year AS (
    SELECT place.region_code, counted.*
    FROM (SELECT region_code FROM registry.area_in($2::text, $3::integer - 1)
          WHERE $8::boolean AND ($4::text = 'all' OR distance = 0)) AS place
    CROSS JOIN LATERAL summary.counted_figures(
        $1::text, place.region_code, $3::integer - 1, $4::text, $5::bigint) AS counted
), chosen AS (
    SELECT coalesce(now_filed.region_code, before.region_code) AS region_code,
           coalesce(now_filed.agency_id, before.agency_id) AS agency_id,
           coalesce(now_filed.agency_name, before.agency_name) AS agency_name,
           coalesce(now_filed.class, before.class) AS class, now_filed.submission_id,
           now_filed.revision, now_filed.submitted_at, now_filed.published_on, now_filed.value,
           now_filed.file_name, now_filed.sha256, now_filed.raw_text, now_filed.place_zh,
           now_filed.place_en, now_filed.waivers, before.value AS last_value,
           now_filed.value - before.value AS change,
           count(now_filed.submission_id) OVER () AS counted,
           sum(now_filed.value) OVER () AS counted_sum,
           now_filed.figure, before.figure AS last_figure
    FROM this_year AS now_filed FULL JOIN last_year AS before USING (agency_id)
    WHERE $6::text IS NULL OR coalesce(now_filed.class, before.class) = $6::text
    ORDER BY now_filed.figure DESC NULLS LAST, before.figure DESC NULLS LAST, agency_id
    LIMIT $7::integer
)
SELECT chosen.region_code,
       coalesce(registry.region_name_in(chosen.region_code, $3::integer), chosen.region_code)
           AS region_name, agency_id,
       agency_name, class, submission_id, revision, submitted_at, published_on, value,
       file_name, sha256, raw_text, place_zh, place_en, waivers, last_value,
       trim_scale(change) AS change, counted, trim_scale(counted_sum) AS counted_sum,
       trim_scale(sum(value) OVER ()) AS listed_sum
FROM chosen
ORDER BY figure DESC NULLS LAST, last_figure DESC NULLS LAST, agency_id
