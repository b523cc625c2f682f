"""A small app with an old and a new set of migrations, to try bringing many tenants up to date."""
