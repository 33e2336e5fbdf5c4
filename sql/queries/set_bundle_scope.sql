-- COPY takes no parameters: $1 year and $2 region, empty for all, travel as settings of this
-- transaction. Instants inside JSON are sealed as the clock of UTC shows them.
SELECT set_config('huizong.year', $1::text, true), set_config('huizong.region', $2::text, true),
       set_config('timezone', 'UTC', true)
