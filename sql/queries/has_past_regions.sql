-- Whether any region stood otherwise in an earlier year.
SELECT EXISTS (SELECT FROM registry.region_past) AS has_past
