-- One table of 6 million rows, times @scale. The same rows in every run.
CREATE TABLE digit (d INT PRIMARY KEY);
INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);

INSERT INTO events
SELECT n + 1,
       TIMESTAMPADD(SECOND, 2 * n, '2024-01-01 00:00:00.125'),
       CRC32(n) % 1000000,
       ELT(1 + n % 4, 'created', 'changed', 'paid', 'cancelled'),
       IF(n % 10 = 0, NULL, CAST(CRC32(n + 1) AS DOUBLE) / 1000),
       CONCAT('request ', SUBSTR(SHA2(n, 256), 1, 32), ' from host-', n % 300, ' took ', CRC32(n + 2) % 5000, ' ms')
FROM (SELECT a.d * 1000000 + b.d * 100000 + c.d * 10000 + d.d * 1000 + e.d * 100 + f.d * 10 + g.d AS n
      FROM digit a, digit b, digit c, digit d, digit e, digit f, digit g) numbers
WHERE n < 6000000 * @scale ORDER BY n;

DROP TABLE digit;
