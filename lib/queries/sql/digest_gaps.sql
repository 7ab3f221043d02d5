-- Gaps in the digest chain: an hour without a digest, or a digest that doesn't reference the previous one. The integrity of log files from these hours isn't proven.
-- Job: logging integrity
-- When: each week, and before you use log files as evidence
WITH digests_in_order AS (
  SELECT account, region, digeststarttime, digestendtime, previousdigests3object, digests3object,
    lag(digestendtime) OVER (PARTITION BY account, region ORDER BY digeststarttime) AS previous_end,
    lag(digests3object) OVER (PARTITION BY account, region ORDER BY digeststarttime) AS previous_object
  FROM digests
  WHERE account = ? AND day >= date_format(current_timestamp - interval '30' day, '%Y/%m/%d')
)
SELECT account, region, previous_end AS gap_from, digeststarttime AS gap_to, CASE
    WHEN digeststarttime > previous_end THEN 'no digest'
    WHEN previousdigests3object IS NULL THEN 'the chain begins anew'
    ELSE 'names another digest as the one before'
  END AS problem, digests3object AS digest
FROM digests_in_order
WHERE previous_end IS NOT NULL
  AND (digeststarttime > previous_end OR coalesce(previousdigests3object, '') <> previous_object)
ORDER BY account, region, gap_to
