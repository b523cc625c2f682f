"""Settings, one short file per subject; `local`, `production` and `test` put them together."""
