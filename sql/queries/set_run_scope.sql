-- COPY takes no parameters: year, regions (* for every one), agencies, a range of agencies and one of their earlier
-- reports, each from the first up to, but without, the end, travel as settings of this transaction, $1 to $7, as text.
-- The memory lets the server join two national years without temporary files.
SELECT set_config('huizong.year', $1::text, true), set_config('huizong.regions', $2::text, true),
       set_config('huizong.agencies', $3::text, true),
       set_config('huizong.first_agency', $4::text, true),
       set_config('huizong.end_agency', $5::text, true),
       set_config('huizong.first_revision', $6::text, true),
       set_config('huizong.end_revision', $7::text, true), set_config('work_mem', '128MB', true)
