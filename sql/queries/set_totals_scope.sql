-- Which totals copy_current_totals reads: $1 year, $2, $3 and $4 regions, each as text.
SELECT set_config('huizong.year', $1::text, true), set_config('huizong.regions', $2::text, true),
       set_config('huizong.direct_regions', $3::text, true),
       set_config('huizong.own_regions', $4::text, true)
