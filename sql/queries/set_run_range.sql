-- What a reader reads: $1 year, $2 first agency, $3 the agency behind the last, each as text. The
-- planner cannot see how many agencies that is and would join them one by one.
SELECT set_config('huizong.year', $1::text, true),
       set_config('huizong.first_agency', $2::text, true),
       set_config('huizong.end_agency', $3::text, true), set_config('enable_nestloop', 'off', true)
