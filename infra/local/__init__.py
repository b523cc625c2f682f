"""An embedded PostgreSQL and Redis for demo, development and tests, under our own supervisor."""
