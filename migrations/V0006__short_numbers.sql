-- A short number may begin with any digit (banks, taxis, operators' services: 1000 to 9999); the administrator prices them one by one.
INSERT INTO tariff (prefix, kind, price_per_minute)
SELECT digit::text, 'short', 10000 FROM generate_series(0, 9) AS digit ON CONFLICT (prefix) DO NOTHING;
