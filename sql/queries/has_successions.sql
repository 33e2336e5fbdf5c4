-- Whether any agency succeeded another in year $1 integer.
SELECT EXISTS (SELECT FROM registry.succession
               WHERE happened_on > make_date($1::integer - 1, 12, 31)
                 AND happened_on <= make_date($1::integer, 12, 31)) AS has
