-- COPY takes no parameters: year, regions and agencies travel as settings of this transaction.
SELECT set_config('huizong.year', $1::text, true), set_config('huizong.regions', $2::text, true),
       set_config('huizong.agencies', $3::text, true)
