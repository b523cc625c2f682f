"""Everything around the application: local services, set-up, packaging. No domain code."""
