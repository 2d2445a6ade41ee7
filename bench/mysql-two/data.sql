-- 2 million rows of four columns and 300,000 JSON documents of some 1.3 kB, times @scale. The same rows in every run.
CREATE TABLE digit (d INT PRIMARY KEY);
INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
CREATE TABLE number (n INT PRIMARY KEY);
INSERT INTO number
SELECT a.d * 1000000 + b.d * 100000 + c.d * 10000 + d.d * 1000 + e.d * 100 + f.d * 10 + g.d
FROM digit a, digit b, digit c, digit d, digit e, digit f, digit g
WHERE a.d < 2;

INSERT INTO accounts
SELECT n + 1, n % 100, (CRC32(n) % 100000000) / 100, CONCAT(SUBSTR(SHA2(n, 256), 1, 32), SUBSTR(SHA2(n DIV 10, 256), 1, 8))
FROM number WHERE n < 2000000 * @scale ORDER BY n;

INSERT INTO documents (id, body)
SELECT n + 1,
       JSON_OBJECT(
           'id', n, 'kind', ELT(1 + n % 5, 'order', 'invoice', 'shipment', 'refund', 'note'),
           'customer', JSON_OBJECT('name', CONCAT('Customer ', n % 50000), 'mail', CONCAT(SUBSTR(SHA2(n % 50000, 256), 1, 32), '@example.com'), 'vip', n % 17 = 0),
           'lines', JSON_ARRAY(
               JSON_OBJECT('article', CONCAT('A-', CRC32(n * 31) % 20000), 'name', 'Article of the catalogue', 'quantity', 1, 'price', CRC32(n) % 100000),
               JSON_OBJECT('article', CONCAT('A-', CRC32(n * 31 + 1) % 20000), 'name', 'Article of the catalogue', 'quantity', 2, 'price', CRC32(n + 1) % 100000),
               JSON_OBJECT('article', CONCAT('A-', CRC32(n * 31 + 2) % 20000), 'name', 'Article of the catalogue', 'quantity', 3, 'price', CRC32(n + 2) % 100000),
               JSON_OBJECT('article', CONCAT('A-', CRC32(n * 31 + 3) % 20000), 'name', 'Article of the catalogue', 'quantity', 4, 'price', CRC32(n + 3) % 100000)),
           'history', JSON_ARRAY(SHA2(n, 512), SHA2(n + 1, 512), SHA2(n DIV 10, 512), SHA2(n DIV 100, 512)),
           'text', CONCAT('Delivered as agreed, reference ', SUBSTR(SHA2(n, 256), 1, 32), ', see the conditions of ', 2000 + n % 25))
FROM number WHERE n < 300000 * @scale ORDER BY n;

DROP TABLE digit, number;
