-- COPY takes no parameters: year, regions and agencies travel as settings of this transaction.
-- The memory lets the server join two national years without temporary files.
SELECT set_config('huizong.year', $1::text, true), set_config('huizong.regions', $2::text, true),
       set_config('huizong.agencies', $3::text, true), set_config('work_mem', '128MB', true),
       set_config('enable_nestloop', 'on', true)
