-- Business date of the last run of everything that published an edition; null before the first.
SELECT max(business_date) AS business_date FROM audit.run
WHERE is_unrestricted AND outcome = 'published'
