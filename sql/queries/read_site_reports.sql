-- The reports of region $1 text that count or are kept out in edition $3 bigint, in years $2
-- integer[], with their figures and where these stood in the document.
SELECT submission_id, agency_id, year, revision, form_id, submitted_at, published_on, is_counted,
       is_own, cells, file_name, positions, raw_texts, places_zh, places_en, waivers
FROM summary.listed_reports($1::text, $2::integer[], $3::bigint)
ORDER BY year, agency_id, submission_id
